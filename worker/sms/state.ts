import { ROW } from "../../domain/dialer/row-state.ts";
import { mailConversationName } from "../../domain/mail/reply-token.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { MessageState } from "../../protocol/sms-messages.ts";
import { smsOutlets } from "../../store/configuration/outlets.ts";
import { type ScheduledState, scheduledState } from "../../store/spool/scheduled.ts";
import { type Caller, seenDialers } from "../access/caller.ts";
import { bytesOf, campaignTag, readMessageId } from "./message-id.ts";

/** What has become of a message; null: there is none of that id for this caller. */
export async function messageState(env: Env, caller: Caller, id: string): Promise<MessageState | null> {
  const name = readMessageId(env, id);
  if (name === null || !(await sees(env, caller, name.tag))) return null;
  if (name.kind === "scheduled") {
    const known = await scheduledState(env.SPOOL, name.dialer, name.entry);
    return known === null ? null : { id, ...stateOf(known), at: new Date(known.calldate).toISOString() };
  }
  const conversation = name.kind === "mail" ? mailConversationName(bytesOf(name.conversation)) : name.conversation;
  const known = await conversationOf(env, conversation).delivery(name.entry);
  if (known === null) return null;
  const { state, reason, at } = known;
  return { id, state: state as MessageState["state"], reason, at: new Date(at).toISOString() };
}

async function sees(env: Env, { principal }: Caller, tag: string): Promise<boolean> {
  if (principal.campaigns === "all") return true;
  const outlets = await smsOutlets(env.CONFIG, seenDialers(principal), {});
  const ids = [...new Set([...principal.campaigns, ...outlets.map(({ conversations }) => conversations)])];
  return ids.some((one) => campaignTag(env, one) === tag);
}

const RECEIPTS = ["sent", "sent", "delivered", "seen"] as const;

function stateOf({ row }: ScheduledState): Pick<MessageState, "state" | "reason"> {
  if (row === null) return { state: "scheduled", reason: "" };
  if (row.deleted) return { state: "failed", reason: "deleted" };
  const { reason, receipt } = row;
  switch (row.state) {
    case ROW.PROCESSED:
      return { state: RECEIPTS[receipt] ?? "sent", reason };
    case ROW.BLOCKED:
      return { state: "blocked", reason };
    case ROW.FAILED:
    case ROW.OTHER:
      return { state: "failed", reason };
    case ROW.SENDING:
      return { state: "sending", reason };
    case ROW.UNKNOWN:
      return { state: "unknown", reason };
    default:
      return { state: "queued", reason };
  }
}
