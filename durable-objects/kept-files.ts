import { conversationOf } from "./addresses.ts";
import { fileKey } from "./file-link.ts";

/** Bytes up to which a file of a mail that comes in is kept in its conversation, written with its entry: a larger one is in R2. */
export const MOST_INSIDE = 64 * 1024;

/** A file that its conversation keeps itself. */
export interface InsideFile {
  id: string;
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file of a conversation, opened. */
export interface OpenedFile {
  name: string;
  type: string;
  size: number;
  body: ReadableStream;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Where a file lies is told by its id: of the form of a UUID, with a version that none has. */
export function insideId(id: string): string {
  return id.replace(/^(.{14})./, "$1f");
}

/** A file of a conversation, wherever it is kept; null: there is none. */
export async function openFile(env: Env, conversation: string, id: string): Promise<OpenedFile | null> {
  const inside = id === insideId(id) ? await conversationOf(env, conversation).insideFile(id) : null;
  if (inside !== null) {
    const { name, type, bytes } = inside;
    return { name, type, size: bytes.byteLength, body: new Blob([bytes]).stream(), bytes: async () => bytes };
  }
  const object = await env.FILES.get(fileKey(conversation, id));
  if (object === null) return null;
  const { size, httpMetadata, customMetadata, body } = object;
  const type = httpMetadata?.contentType ?? "application/octet-stream";
  return {
    name: customMetadata?.name ?? "file",
    type,
    size,
    body,
    bytes: async () => new Uint8Array(await object.arrayBuffer()),
  };
}
