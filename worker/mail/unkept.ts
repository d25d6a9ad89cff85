import { directoryOf } from "../../durable-objects/addresses.ts";
import type { MailRoute } from "../../durable-objects/directory/subjects.ts";

/** Where a mail's headers are looked for its id. */
const HEAD_BYTES = 64 * 1024;
const MESSAGE_ID = /^message-id:\s*(\S{1,900})/im;
const LONGEST_DETAIL = 300;

interface Mail {
  route: MailRoute;
  sender: string;
  raw: Uint8Array<ArrayBuffer>;
}

/** Says on the health page that a mail could not be read or kept. That it cannot even be said hides nothing: its reception fails anyway. */
export async function noteUnkept(env: Env, { route, sender, raw }: Mail, error: unknown): Promise<void> {
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_DETAIL);
  const { address } = route;
  const key = await keyOf(address, raw);
  await directoryOf(env)
    .mailFailed({ key, address, sender, detail })
    .catch((failure: unknown) => console.error("unkept mail", failure));
}

/** It, or another one, was missing at this address: it is no longer. */
export async function noteKept(env: Env, { address }: MailRoute, raw: Uint8Array<ArrayBuffer>): Promise<void> {
  await directoryOf(env)
    .mailKept(await keyOf(address, raw))
    .catch((failure: unknown) => console.error("unkept mail", failure));
}

/** The same for every try of one mail: servers on its way write headers of their own, but not its id. */
async function keyOf(address: string, raw: Uint8Array<ArrayBuffer>): Promise<string> {
  const [, id] = MESSAGE_ID.exec(new TextDecoder().decode(raw.subarray(0, HEAD_BYTES))) ?? [];
  if (id !== undefined) return `${address} ${id}`;
  return `${address} ${new Uint8Array(await crypto.subtle.digest("SHA-256", raw)).toHex()}`;
}
