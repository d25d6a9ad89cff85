import type { FileReference } from "../protocol/conversation-word.ts";
import { readSigned, sign } from "./tickets.ts";

/** Carriers fetch a file within minutes; customers who get the address by SMS have a month. */
const LINK_MS = 30 * 24 * 60 * 60_000;

interface FileLink {
  link: "file";
  conversation: string;
  file: string;
  expires: number;
}

/** Where a file of a conversation lies in R2. */
export function fileKey(conversation: string, file: string): string {
  return `conversations/${conversation}/${file}`;
}

/** A public, signed, expiring address for one file: carriers and customers have no session. */
export async function fileLink(env: Env, conversation: string, file: FileReference, now = Date.now()): Promise<string> {
  const claims: FileLink = { link: "file", conversation, file: file.id, expires: now + LINK_MS };
  return `${env.PUBLIC_URL}/webhooks/files/${await sign(env.TICKET_SECRET, claims)}`;
}

/** What such an address names; null for anything that we did not sign, and after its time. */
export async function readFileLink(env: Env, token: string, now = Date.now()): Promise<FileLink | null> {
  const claims = (await readSigned(env.TICKET_SECRET, token)) as Partial<FileLink> | null;
  return claims?.link === "file" && (claims.expires ?? 0) > now ? (claims as FileLink) : null;
}
