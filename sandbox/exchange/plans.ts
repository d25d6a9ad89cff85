import { CARRIERS } from "../carriers/table.ts";
import { type Account, channelOf } from "../network/account.ts";
import { between, draw } from "../network/chance.ts";
import { comesEarly, type Draws, receiptsOf, stopWordIn } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import { countryOf } from "../network/numbers.ts";
import type { NetworkSettings } from "../network/settings.ts";
import type { Parts } from "./parts.ts";
import { heard } from "./words.ts";

/** Receipts, the page's echo, and a customer who has had enough. A file is fetched first: without it nothing arrives. */
export async function plan(parts: Parts, kept: Message, draws: Draws): Promise<void> {
  if (kept.mediaUrl !== null) {
    parts.ctx.waitUntil(
      fetchFile(parts, kept).then((message) => {
        planReceipts(parts, message, draws);
        parts.post.start();
      }),
    );
    return;
  }
  planReceipts(parts, kept, draws);
  if (comesEarly(parts.accounts.settings(), draws)) await parts.post.sendFirst(kept.id);
}

async function fetchFile(parts: Parts, message: Message): Promise<Message> {
  const file = await parts.files.fetched(message.mediaUrl ?? "");
  const fetched = {
    ...message,
    file,
    failure: message.failure ?? (file === null ? "media-unreadable" : null),
  } as const;
  parts.messages.put(fetched);
  return fetched;
}

function planReceipts(parts: Parts, message: Message, draws: Draws): void {
  const settings = parts.accounts.settings();
  const account = parts.accounts.get(message.account);
  if (account === undefined) return;
  const now = Date.now();
  if (CARRIERS[message.type].echo !== undefined) parts.post.write(message.id, "echo", now);
  const calm = receiptsOf(settings, draws, channelOf(account) !== "sms");
  const receipts =
    message.failure === null || calm.some(({ state }) => state === "failed")
      ? calm
      : [{ state: "failed" as const, after: 0 }];
  for (const { state, after } of receipts) parts.post.write(message.id, state, now + after);
  if (message.failure === null) answerByStop(parts, account, message, settings, now);
}

/** Once for each customer and sender, whatever was written to them. */
function answerByStop(parts: Parts, account: Account, message: Message, settings: NetworkSettings, now: number): void {
  const share = draw(settings.seed, account.name, message.number, "stops");
  if (share >= settings.stops || parts.stops.get(account.name, message.number) !== undefined) return;
  const text = stopWordIn(countryOf(message.number));
  const delay = between(settings.receiptDelay, draw(settings.seed, account.name, message.number, "stop delay"));
  heard(
    parts,
    account,
    { to: message.to, from: message.from, number: message.number, text, file: null, kind: "message" },
    now + delay,
  );
}
