import { isSame, type Mac, signature } from "./signature.ts";

/**
 * Which message of ours a mail is (`c.<conversation>.<entry>`, `d.<dialer>.<row>`), as it travels in a header and comes back in bounces and
 * complaints. Signed: anybody can write a report, and who could name a row would put its address on the black list.
 */
const REFERENCE = /^[\w.-]{1,200}$/;

/** Null: the reference has characters that no header should carry. */
export async function signedReference(reference: string, mac: Mac): Promise<string | null> {
  return REFERENCE.test(reference) ? `${reference} ${await signature(`reference ${reference}`, mac)}` : null;
}

/** The reference that a report brought back; null: it is not ours. */
export async function verifiedReference(written: string, mac: Mac): Promise<string | null> {
  const [reference = "", signed = ""] = written.trim().split(/\s+/);
  if (!REFERENCE.test(reference)) return null;
  return isSame(signed, await signature(`reference ${reference}`, mac)) ? reference : null;
}
