import { sniffed } from "../../protocol/file-type.ts";
import { isIpAddress, isLoopback } from "../address-rules.ts";

export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 3;
/** Names that nobody has in the public, and what stands behind them is somebody's own. */
const PRIVATE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/;

export interface PictureRules {
  /** Our own name, which is never asked. */
  own: string;
  /** On one's own machine: loopback hosts too, on any port. */
  local: boolean;
}

/** Bytes that are a picture, and of which kind. */
export interface RemotePicture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A picture that a mail names, fetched in its reader's place: its sender learns neither who nor where they are, only that somebody looked.
 * No cookie, no referrer, no word of the mail goes along. Null: it may not be asked for, is none (by its bytes; SVG is none), is larger than
 * 5 MB, or does not come within 10 s.
 */
export async function remotePicture(address: string, rules: PictureRules): Promise<RemotePicture | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let at: string | null = address;
  try {
    for (let hops = 0; at !== null && hops <= MOST_REDIRECTS; hops++) {
      const url = pictureAddress(at, rules);
      if (url === null) return null;
      const response: Response = await fetch(url, { redirect: "manual", signal, headers: { Accept: "image/*" } });
      if (response.ok) return await read(response);
      at = redirectOf(response, url);
      await response.body?.cancel();
    }
  } catch {
    // Unreachable, cut off or late: to the reader all the same.
  }
  return null;
}

/**
 * The address that may be asked: http(s) at its usual port, a public name, no user, no IP address in whatever spelling; null otherwise. Deployed,
 * nothing private is reachable; this holds where somebody runs it beside other machines.
 */
export function pictureAddress(address: string, { own, local }: PictureRules): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  // With a dot at its end a name is the same one.
  const hostname = url.hostname.replace(/\.$/, "");
  url.hash = "";
  if (local && isLoopback(hostname)) return url.href;
  const isPublic = hostname.includes(".") && !PRIVATE.test(hostname) && !isIpAddress(hostname);
  return isPublic && url.port === "" && hostname !== own ? url.href : null;
}

function redirectOf({ status, headers }: Response, from: string): string | null {
  const location = headers.get("location");
  return status >= 300 && status < 400 && location !== null ? (URL.parse(location, from)?.href ?? null) : null;
}

async function read({ body, headers }: Response): Promise<RemotePicture | null> {
  if (body === null || Number(headers.get("content-length") ?? 0) > MAX_PICTURE_BYTES) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > MAX_PICTURE_BYTES) return null;
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  parts.reduce((at, part) => {
    bytes.set(part, at);
    return at + part.byteLength;
  }, 0);
  const type = sniffed(bytes, "");
  return type?.startsWith("image/") ? { type, bytes } : null;
}
