import type { InboundMail } from "../../channels/email/inbound-mail.ts";
import { mailboxKey } from "../../domain/mail/mail-address.ts";
import { mailConversationName, readReplyAddress } from "../../domain/mail/reply-token.ts";
import { place, threadIds } from "../../domain/mail/threading.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { mailMac } from "../../durable-objects/mail-account.ts";
import { learnMailIds } from "../../store/archive/mail-ids.ts";

const NAME_BYTES = 16;

/**
 * The conversation of a mail (EML-48), by the ids that it has and names, else by the signed address that it was written to, else a new one.
 * Asks ARCHIVE: throws while that is away. Threads that it ties together are told to join; their ids go on leading to them, and they lead
 * on from there once nobody works in them.
 */
export async function threadOf(
  env: Env,
  campaign: string,
  mail: InboundMail,
  customer: string,
  now: number,
): Promise<string> {
  const ids = threadIds(mail);
  const addressed = await addressedThread(env, campaign, mail.addressedTo, now);
  const fresh = mailConversationName(crypto.getRandomValues(new Uint8Array(NAME_BYTES)));
  const known = await learnMailIds(env.ARCHIVE, {
    campaign,
    ids,
    conversation: addressed ?? fresh,
    customer: mailboxKey(customer),
    at: now,
  });
  const { conversation, joined } = place(ids, known, addressed, fresh);
  for (const other of joined) await conversationOf(env, other).joinMail({ into: conversation, campaign });
  return conversation;
}

/** What our own signed address says, wherever on its way the mail carried it; expired and forged ones say nothing. */
async function addressedThread(
  env: Env,
  campaign: string,
  addresses: readonly string[],
  now: number,
): Promise<string | null> {
  for (const address of addresses) {
    const read = await readReplyAddress(address, campaign, now, mailMac(env));
    if (read.kind === "signed") return read.conversation;
  }
  return null;
}
