import type { Permission } from "../domain/access/permission.ts";

/** What a signed ticket says. Times in ms. A ticket opens sockets and file doors of one object, for one person, for a while. */
export type TicketClaims = VisitorTicket | AgentTicket | SupervisorTicket | DeskTicket;

interface Common {
  /** The user, or for a visitor the keyed hash of their browser's id. */
  who: string;
  name: string;
  expires: number;
}

export interface VisitorTicket extends Common {
  role: "visitor";
  conversation: string;
}

interface StaffTicket extends Common {
  session: string;
  /** End of the session that it came from; no renewal goes beyond. */
  sessionEnds: number;
}

export interface AgentTicket extends StaffTicket {
  role: "agent";
  conversation: string;
}

export interface SupervisorTicket extends StaffTicket {
  role: "supervisor";
  conversation: string;
  /** In which they may watch it: gone to another, the Worker is asked anew. */
  campaign: string;
  permissions: Permission[];
}

export interface DeskTicket extends StaffTicket {
  role: "desk";
}

export const STAFF_TICKET_MS = 30 * 60_000;
export const VISITOR_TICKET_MS = 24 * 60 * 60_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const keys = new Map<string, Promise<CryptoKey>>();

/** A ticket that `readTicket` takes until it expires. Whoever has it is who it says. */
export function signTicket(secret: string, claims: TicketClaims): Promise<string> {
  return sign(secret, claims);
}

/** Signs with HMAC-SHA256; base64url of the claims, a dot, base64url of the signature. */
export async function sign(secret: string, claims: object): Promise<string> {
  const body = toBase64Url(encoder.encode(JSON.stringify(claims)));
  const signature = await crypto.subtle.sign("HMAC", await hmacKey(secret), encoder.encode(body));
  return `${body}.${toBase64Url(new Uint8Array(signature))}`;
}

/** The claims of a ticket that we signed and that has not expired; null for anything else. */
export async function readTicket(secret: string, ticket: string, now: number): Promise<TicketClaims | null> {
  const claims = (await readSigned(secret, ticket)) as TicketClaims | null;
  return claims !== null && "role" in claims && claims.expires > now ? claims : null;
}

/** What we have signed; null for anything else. */
export async function readSigned(secret: string, ticket: string): Promise<object | null> {
  const [body, signature, ...rest] = ticket.split(".");
  if (body === undefined || signature === undefined || rest.length > 0) return null;
  const given = fromBase64Url(signature);
  const bytes = fromBase64Url(body);
  if (given === null || bytes === null) return null;
  if (!(await crypto.subtle.verify("HMAC", await hmacKey(secret), given, encoder.encode(body)))) return null;
  return JSON.parse(decoder.decode(bytes)) as object;
}

function hmacKey(secret: string): Promise<CryptoKey> {
  let key = keys.get(secret);
  if (key === undefined) {
    key = crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
      "verify",
    ]);
    keys.set(secret, key);
  }
  return key;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return null;
  }
}
