import { isSame, type Mac, signature } from "./signature.ts";

/** What a recipient of a bulk mail does at an address that names their row: opens the mail, or takes themselves off. */
export type RowLink = "seen" | "unsubscribe";

const TOKEN = /^(d\.[\w-]{1,64}\.\d{1,15})\.([a-z2-7]{16})$/;

/** The last piece of such an address, good for ever: an old mail's unsubscribe still counts (RFC 8058). One link's is no other's. */
export async function rowToken(link: RowLink, reference: string, mac: Mac): Promise<string> {
  return `${reference}.${await signature(`${link} ${reference}`, mac)}`;
}

/** The reference that a token names; null: we did not sign it for this link. */
export async function readRowToken(link: RowLink, token: string, mac: Mac): Promise<string | null> {
  const [, reference = "", signed = ""] = TOKEN.exec(token) ?? [];
  if (reference === "") return null;
  return isSame(signed, await signature(`${link} ${reference}`, mac)) ? reference : null;
}
