import type { WebhookSecret } from "../../protocol/webhooks.ts";
import { seal, unseal } from "../sealed.ts";

const SECRET_BYTES = 32;
/** How long a replaced secret goes on signing beside the new one. */
const CHANGE_OVER_MS = 24 * 60 * 60_000;

/** As Standard Webhooks writes symmetric ones. */
export function newSecret(): string {
  return `whsec_${crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64()}`;
}

/** Of a new webhook: no secret was there before. */
export function sealedSecret(sealSecret: string, id: string, current: string): Promise<string> {
  return sealed(sealSecret, id, { current, previous: "", previousUntil: "0" });
}

/** The sealed secret with `next` in its place, and the one before beside it for a day from `now`, ms; without it where it cannot be read (a restored copy). */
export async function renewedSecret(
  sealSecret: string,
  row: { id: string; secret: string },
  next: string,
  now: number,
): Promise<string> {
  const previous = await unsealed(sealSecret, row.id, row.secret).then(
    ({ current }) => current,
    () => "",
  );
  return sealed(sealSecret, row.id, { current: next, previous, previousUntil: String(now + CHANGE_OVER_MS) });
}

/** Those that sign at `now`, ms: the present one, and for a day after its renewal the one before. */
export async function signingSecrets(sealSecret: string, id: string, kept: string, now: number): Promise<string[]> {
  const { current, previous, previousUntil } = await unsealed(sealSecret, id, kept);
  return previous !== "" && Number(previousUntil) > now ? [current, previous] : [current];
}

function sealed(sealSecret: string, id: string, secret: WebhookSecret): Promise<string> {
  return seal(sealSecret, sealedFor(id), secret);
}

function unsealed(sealSecret: string, id: string, kept: string): Promise<WebhookSecret> {
  return unseal<WebhookSecret>(sealSecret, sealedFor(id), kept);
}

/** What is sealed for a webhook opens for no account. */
function sealedFor(id: string): string {
  return `webhook:${id}`;
}
