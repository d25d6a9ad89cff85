import { composeMail } from "../../channels/email/out/compose-mail.ts";
import type { Alert, ProviderNow } from "../../domain/alerts/alerts.ts";
import { escapeHtml } from "../../domain/mail/html.ts";
import { base32 } from "../../domain/mail/signature.ts";
import { queueOf } from "../../durable-objects/addresses.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { mailCarrierOf } from "../../durable-objects/mail-account.ts";
import { type AlertFields, readersOf } from "../../protocol/alerts.ts";
import { alertReaders } from "../../store/configuration/alert-limits.ts";
import { type AlertedCampaign, alertedCampaigns } from "../../store/configuration/alerted-campaigns.ts";
import { providersNow } from "./failing.ts";
import { alertLetter } from "./letter.ts";

const TOKEN_BYTES = 16;
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
  if (raised.length > 0 && !(await hasLeft(env, campaign, fields, raised, now))) return;
  await queue.alertsTold(standing);
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
  const { subject, lines } = alertLetter(
    { campaign: campaign.name, language: campaign.language, monitor },
    alerts,
    now,
  );
  const carrier = await mailCarrierOf(env, mailbox);
  const mail = composeMail(
    {
      from: { name: mailbox.fromName, address: mailbox.address },
      to: readersOf(to).map((address) => ({ name: "", address })),
      cc: [],
      bcc: [],
      replyTo: [],
      subject,
      html: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(""),
      text: lines.join("\n"),
      inReplyTo: null,
      references: [],
      files: [],
    },
    {
      token: base32(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))),
      now,
      reference: null,
      automatic: "auto-generated",
      invitation: null,
      unsubscribe: null,
    },
  );
  const sent = await carrier.send(mail).finally(() => carrier.close());
  // One that may have left is not sent twice.
  return sent.outcome === "accepted" || sent.outcome === "unknown";
}
