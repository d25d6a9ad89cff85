import { type Alert, breachOf, type ProviderNow } from "../../domain/alerts/alerts.ts";
import { queueOf } from "../../durable-objects/addresses.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { type AlertFields, readersOf } from "../../protocol/alerts.ts";
import { alertReaders } from "../../store/configuration/alert-limits.ts";
import { type AlertedCampaign, alertedCampaigns } from "../../store/configuration/alerted-campaigns.ts";
import { mayHaveLeft, sendHouseLetter } from "../mail/house-letter.ts";
import { providersNow } from "./failing.ts";
import { alertLetter } from "./letter.ts";

/** An invocation has six connections, and a mail takes one beside the queue's. */
const AT_ONCE = 3;

/** Each minute: who wants to read of it is written what is newly wrong, one mail a campaign. A mail that did not leave is tried again the next minute. */
export async function writeAlerts(env: Env, now: number): Promise<void> {
  const readers = await alertReaders(env.CONFIG);
  if (!readers.any) return;
  const campaigns = (await alertedCampaigns(env.CONFIG, "all")).filter(({ id }) => readers.of(id).to !== "");
  const providers = await providersNow(env, campaigns);
  for (let first = 0; first < campaigns.length; first += AT_ONCE) {
    const some = campaigns.slice(first, first + AT_ONCE);
    const done = await Promise.allSettled(some.map((one) => writeOf(env, one, readers.of(one.id), providers, now)));
    for (const step of done) if (step.status === "rejected") console.error("alerts", step.reason);
  }
}

async function writeOf(
  env: Env,
  campaign: AlertedCampaign,
  fields: AlertFields,
  providers: ReadonlyMap<string, ProviderNow>,
  now: number,
): Promise<void> {
  const account = campaign.provider === null ? undefined : providers.get(campaign.provider.id);
  const queue = queueOf(env, campaign.id);
  const { raised, standing } = await queue.alerts(account === undefined ? [] : [account]);
  // Noted first: a mail that has left is not written again because its note was lost.
  await queue.alertsTold(standing);
  let left = raised.length === 0;
  try {
    left ||= await hasLeft(env, campaign, fields, raised, now);
  } finally {
    if (!left) await queue.alertsTold(without(standing, raised));
  }
}

function without(standing: readonly string[], alerts: readonly Alert[]): string[] {
  const untold = new Set(alerts.map(breachOf));
  return standing.filter((breach) => !untold.has(breach));
}

async function hasLeft(
  env: Env,
  campaign: AlertedCampaign,
  { to, mailbox: id }: AlertFields,
  alerts: readonly Alert[],
  now: number,
): Promise<boolean> {
  const mailbox = await mailboxById(env, id);
  if (mailbox === null || !mailbox.enabled) return false;
  const monitor = `${env.PUBLIC_URL}/monitor?campaign=${encodeURIComponent(campaign.name)}`;
  const letter = alertLetter({ campaign: campaign.name, language: campaign.language, monitor }, alerts, now);
  const readers = readersOf(to).map((address) => ({ name: "", address }));
  return mayHaveLeft(await sendHouseLetter(env, mailbox, { to: readers, ...letter }, now));
}
