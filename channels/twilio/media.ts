import { isAt } from "../address-rules.ts";
import type { Ask, CarrierAccount, RemoteFile } from "../carrier.ts";
import { Refusal } from "../carrier.ts";
import { TWILIO_HOSTS, twilioAuth } from "./account.ts";

/** The account's token goes to Twilio alone; where Twilio redirects to, the address is the key. */
export async function fetchedFromTwilio(account: CarrierAccount, { source }: RemoteFile, ask: Ask): Promise<Response> {
  const own = URL.parse(account.settings.url)?.hostname;
  if (!isAt(source, own === undefined ? TWILIO_HOSTS : [...TWILIO_HOSTS, own]))
    throw new Refusal("The file is not kept by Twilio");
  const first = await ask({ url: source, method: "GET", headers: { authorization: twilioAuth(account) }, body: null });
  const location = first.headers.get("location");
  if (first.status < 300 || first.status >= 400 || location === null) return first;
  await first.body?.cancel();
  return ask({ url: new URL(location, source).href, method: "GET", headers: {}, body: null });
}
