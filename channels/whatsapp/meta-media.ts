import { z } from "zod";
import { isAt } from "../address-rules.ts";
import { type Ask, type CarrierAccount, Refusal, type RemoteFile } from "../carrier.ts";
import { graphAuth, graphGet, META_HOSTS } from "../meta/graph.ts";

const kept = z.looseObject({ url: z.url() });

/** Two steps: the media's id gives an address that lives for five minutes, which gives the bytes to the holder of the token. */
export async function fetchedFromMeta(account: CarrierAccount, { source }: RemoteFile, ask: Ask): Promise<Response> {
  const query = new URLSearchParams({ phone_number_id: account.settings.senderId });
  const answer = await ask(graphGet(account, `/${encodeURIComponent(source)}?${query}`));
  if (!answer.ok) return answer;
  const { url } = kept.parse(await answer.json());
  const own = URL.parse(account.settings.url)?.hostname;
  if (!isAt(url, own === undefined ? META_HOSTS : [...META_HOSTS, own]))
    throw new Refusal("The file is not kept by Meta");
  // Without an agent's name Meta answers with a page for browsers.
  return ask({ url, method: "GET", headers: { ...graphAuth(account), "user-agent": "Deskline" }, body: null });
}
