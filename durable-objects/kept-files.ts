import type { FileReference } from "../protocol/conversation-word.ts";
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

/** A file that lies in one object of R2 with others of its mail: its conversation knows where. */
export interface FilePiece {
  id: string;
  name: string;
  type: string;
  /** What the object is called, as a file of the conversation is. */
  within: string;
  /** Bytes before it. */
  begins: number;
  /** Bytes; null: all that follow. */
  size: number | null;
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

/** Of a `FilePiece`, in the same way. */
export function pieceId(id: string): string {
  return id.replace(/^(.{14})./, "$1e");
}

/** A file of a conversation, wherever it is kept; null: there is none. */
export async function openFile(env: Env, conversation: string, id: string): Promise<OpenedFile | null> {
  const known = await placeOf(env, conversation, id);
  if (known !== null && "bytes" in known) {
    const { name, type, bytes } = known;
    return { name, type, size: bytes.byteLength, body: new Blob([bytes]).stream(), bytes: async () => bytes };
  }
  const object = await env.FILES.get(fileKey(conversation, known?.within ?? id), known === null ? {} : rangeOf(known));
  if (object === null) return null;
  const bytes = async () => new Uint8Array(await object.arrayBuffer());
  return { ...described(object, known), body: object.body, bytes };
}

/** What is kept under an id, unread; null: nothing. */
export async function keptFile(env: Env, conversation: string, id: string): Promise<FileReference | null> {
  const known = await placeOf(env, conversation, id);
  if (known !== null && "bytes" in known)
    return { id, name: known.name, type: known.type, size: known.bytes.byteLength };
  const object = await env.FILES.head(fileKey(conversation, known?.within ?? id));
  return object && { id, ...described(object, known) };
}

/** What its conversation knows of a file; null: nothing, and it is an object of its own. An id of before may look like one of these. */
function placeOf(env: Env, conversation: string, id: string): Promise<InsideFile | FilePiece | null> | null {
  return id === insideId(id) || id === pieceId(id) ? conversationOf(env, conversation).placeOfFile(id) : null;
}

function rangeOf({ begins, size }: FilePiece): R2GetOptions {
  return { range: { offset: begins, ...(size !== null && { length: size }) } };
}

function described(
  { size, httpMetadata, customMetadata }: R2Object,
  piece: FilePiece | null,
): Pick<FileReference, "name" | "type" | "size"> {
  if (piece !== null) return { name: piece.name, type: piece.type, size: piece.size ?? size - piece.begins };
  return {
    name: customMetadata?.name ?? "file",
    type: httpMetadata?.contentType ?? "application/octet-stream",
    size,
  };
}
