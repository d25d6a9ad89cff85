import { hexId } from "../carriers/writing.ts";
import type { KeptFile } from "../network/message.ts";

/** As much as any of the carriers takes. */
const MAX_BYTES = 25 * 1024 * 1024;
const LIMIT_MS = 10_000;

/** Files that went through a carrier: bytes in the bucket, names here. */
export class FileShelf {
  readonly #sql: SqlStorage;
  readonly #bucket: R2Bucket;

  constructor(sql: SqlStorage, bucket: R2Bucket) {
    this.#sql = sql;
    this.#bucket = bucket;
  }

  get(key: string): KeptFile | null {
    const [row] = this.#sql.exec<{ fields: string }>("SELECT fields FROM files WHERE key = ?", key).toArray();
    return row === undefined ? null : (JSON.parse(row.fields) as KeptFile);
  }

  async put(bytes: ArrayBuffer, { name, type, voice }: Pick<KeptFile, "name" | "type" | "voice">): Promise<KeptFile> {
    const file = { key: hexId("", 32), name, type, size: bytes.byteLength, voice };
    await this.#bucket.put(file.key, bytes, { httpMetadata: { contentType: type } });
    this.#sql.exec("INSERT INTO files (key, fields) VALUES (?, ?)", file.key, JSON.stringify(file));
    return file;
  }

  /** As a carrier fetches what it is to deliver; null when the address gives nothing. */
  async fetched(url: string): Promise<KeptFile | null> {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
      if (!response.ok) return null;
      const bytes = await response.arrayBuffer();
      if (bytes.byteLength === 0 || bytes.byteLength > MAX_BYTES) return null;
      const type = (response.headers.get("content-type") ?? "application/octet-stream").split(";")[0] ?? "";
      return await this.put(bytes, { name: nameOf(url, response.headers), type, voice: false });
    } catch {
      return null;
    }
  }
}

function nameOf(url: string, headers: Headers): string {
  const disposition = headers.get("content-disposition") ?? "";
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const [, quoted] = /filename="?([^";]+)"?/i.exec(disposition) ?? [];
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(coded ?? quoted ?? last) || "file";
  } catch {
    return "file";
  }
}
