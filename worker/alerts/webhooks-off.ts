import type { Language } from "../../domain/campaign/campaign.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { readersOf } from "../../protocol/alerts.ts";
import { alertReaders } from "../../store/configuration/alert-limits.ts";
import { alertedCampaigns } from "../../store/configuration/alerted-campaigns.ts";
import { noteWebhooksOff, untoldWebhooksOff, type WebhookOff } from "../../store/configuration/webhooks-off.ts";
import { mayHaveLeft, sendHouseLetter } from "../mail/house-letter.ts";

interface Words {
  subject: string;
  gone: (name: string, url: string) => string;
  failing: (name: string, url: string) => string;
}

const WORDS: Record<Language, Words> = {
  en: {
    subject: "A webhook has switched itself off",
    gone: (name, url) => `${name}: ${url} says that it is gone for good`,
    failing: (name, url) => `${name}: ${url} has given no good answer for three days`,
  },
  es: {
    subject: "Un webhook se desactivó solo",
    gone: (name, url) => `${name}: ${url} dice que ya no existe`,
    failing: (name, url) => `${name}: ${url} no respondió bien en tres días`,
  },
  pt: {
    subject: "Um webhook se desativou sozinho",
    gone: (name, url) => `${name}: ${url} diz que não existe mais`,
    failing: (name, url) => `${name}: ${url} não respondeu bem em três dias`,
  },
};

/** Each minute: who reads of what is wrong in all campaigns is written of webhooks that have switched themselves off, each once. */
export async function writeWebhooksOff(env: Env, now: number): Promise<void> {
  const off = await untoldWebhooksOff(env.CONFIG);
  if (off.length === 0) return;
  const { to, mailbox: id } = (await alertReaders(env.CONFIG)).of("");
  const mailbox = to === "" ? null : await mailboxById(env, id);
  if (mailbox === null || !mailbox.enabled) return;
  const language = (await alertedCampaigns(env.CONFIG, "all"))[0]?.language ?? "en";
  const ids = off.map((one) => one.id);
  // Noted first: a mail that has left is not written again because its note was lost.
  await noteWebhooksOff(env.CONFIG, ids, false);
  let left = false;
  try {
    const readers = readersOf(to).map((address) => ({ name: "", address }));
    left = mayHaveLeft(await sendHouseLetter(env, mailbox, { to: readers, ...letterOf(env, off, language) }, now));
  } finally {
    if (!left) await noteWebhooksOff(env.CONFIG, ids, true);
  }
}

function letterOf(env: Env, off: readonly WebhookOff[], language: Language): { subject: string; lines: string[] } {
  const words = WORDS[language];
  return {
    subject: words.subject,
    lines: off.flatMap(({ id, name, url, reason }) => [
      reason === "gone" ? words.gone(name, url) : words.failing(name, url),
      `${env.PUBLIC_URL}/webhooks/${id}`,
    ]),
  };
}
