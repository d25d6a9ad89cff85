import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { DeskCall } from "../calls/desk.ts";
import type { QueueCall } from "../calls/queue.ts";
import type { Attendance, Attendee } from "./attendance.ts";
import type { CarrierLine } from "./carrier-line.ts";
import type { DraftTexts } from "./draft-texts.ts";
import type { InteractionStore, StoredInteraction } from "./interaction-store.ts";
import type { Log } from "./log.ts";
import type { Stored } from "./log-row.ts";

/** What the parts of one conversation share. */
export interface ConversationParts {
  log: Log;
  interactions: InteractionStore;
  attendance: Attendance;
  tellQueue(campaign: string, call: QueueCall): void;
  tellDesk(agent: string, call: DeskCall): void;
  /** A supervisor's act, for the audit log. */
  audit(by: Pick<Attendee, "who" | "name">, action: string, interaction: string, after: unknown, at: number): void;
  wake(timer: string, at: number, mode?: "move" | "keep"): void;
  clear(timer: string): void;
  /** Calls that have stepped aside and name these interactions are gone for good; `send` of the agenda follows. */
  forgetAside(interactions: readonly string[]): void;
  /** Appends now, sends after the transaction. */
  write(change: Stored, isPublic: boolean, at: number): void;
  /** Of chats and messages, by agent. */
  drafts: DraftTexts;
  /** Of a customer of SMS, WhatsApp or Messenger; knows no address in webchat. */
  line: CarrierLine;
  /** Appends an event in the words of `EntryEvent`; `text` is the campaign's own text where one is said. */
  event(one: StoredInteraction, event: EntryEvent, at: number, text?: string): void;
  /** Stores an interaction and tells everybody who looks at it. */
  changed(one: StoredInteraction, at: number): void;
}

/** Stands in the log for words that belong to no interaction: a STOP, a message of ours that nobody has answered yet. */
export function noInteraction(conversation: string): string {
  return `${conversation}-0`;
}
