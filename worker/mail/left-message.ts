import type { Campaign } from "../../domain/campaign/campaign.ts";
import { wallClock } from "../../domain/campaign/local-time.ts";
import { queueOf } from "../../durable-objects/addresses.ts";
import { mailboxById } from "../../durable-objects/directory/door.ts";
import { refuseForNow } from "../access/begun.ts";
import { refuse } from "../problems.ts";
import { mayHaveLeft, sendHouseLetter } from "./house-letter.ts";

/** As long as the window in which a campaign's queue counts them. */
const FLOOD_SECONDS = 10 * 60;

export interface LeftMessage {
  request: string;
  name: string;
  mail: string;
  phone: string;
  phoneLabel: string;
  message: string;
  page: { url: string; title: string };
}

/** Sends what a visitor wrote out of hours to the campaign's address (WEB-24). It answers only when the mail has left: who is told so was heard. */
export async function sendLeftMessage(env: Env, campaign: Campaign, left: LeftMessage, now: number): Promise<void> {
  const mailbox = campaign.offline === null ? null : await mailboxById(env, campaign.offline.mailbox);
  if (campaign.offline === null || mailbox === null || !mailbox.enabled) refuse("out_of_time");
  const queue = queueOf(env, campaign.id);
  const admitted = await queue.admitLeft(left.request);
  if (admitted === "sent") return;
  if (admitted === "flood") refuseForNow(FLOOD_SECONDS);
  const letter = {
    to: [{ name: "", address: campaign.offline.to }],
    replyTo: left.mail === "" ? [] : [{ name: left.name, address: left.mail }],
    subject: `${campaign.name}: ${left.name || left.mail || left.phone || "?"}`,
    lines: linesOf(left, campaign, now),
  };
  if (!mayHaveLeft(await sendHouseLetter(env, mailbox, letter, now))) refuse("unavailable");
  await queue.leftSent(left.request);
}

function linesOf(
  { name, mail, phone, phoneLabel, message, page }: LeftMessage,
  campaign: Campaign,
  now: number,
): string[] {
  const { zone } = campaign.schedule;
  const at = new Date(wallClock(zone, now)).toISOString().slice(0, 16).replace("T", " ");
  const about = [name, mail, phone === "" ? "" : `${phoneLabel}: ${phone}`].filter((one) => one !== "");
  return [...about, message, ...(page.url === "" ? [] : [page.url]), `${at} (${zone})`];
}
