import type { DraftText } from "../../../protocol/conversation-socket.ts";
import type { ByeCode, RefusedFrame } from "../../../protocol/socket.ts";
import type { ConnectionState } from "./connection.ts";
import type { Thread } from "./thread.ts";
import type { Unsent } from "./unsent.ts";
import type { World } from "./world.ts";

/** What a screen shows of a conversation. */
export interface Live {
  thread: Thread;
  unsent: Unsent;
  connection: ConnectionState;
  /** ms of the next attempt while `waiting`. */
  retryAt: number | null;
  /** Server clock minus ours, ms. */
  clock: number;
  me: { role: "visitor" | "agent" | "supervisor"; id: string; name: string } | null;
  ended: ByeCode | null;
}

/** Why an act was not carried out; `first` is who had been quicker. */
export type Refused = Pick<RefusedFrame, "code" | "first">;

export interface ConversationOptions {
  /** `wss://host/api/conversations/<id>/socket`, without a query. */
  url: string;
  ticket: string;
  world: World;
  changed(live: Live): void;
  /** Opens with the newest page, and asks for older ones when they are wanted; left out: the whole log comes. */
  paged?: boolean;
  /** What this agent has typed and not sent, as the server has it: with each greeting. */
  drafted?(draft: DraftText): void;
  typing?(by: "visitor" | "agent", name: string): void;
  /** Keep it: the next reload opens with it. */
  ticketRenewed?(ticket: string): void;
  /** Called when the ticket is not accepted any more; a new one, or null to stop. */
  renewTicket?(code: ByeCode): Promise<string | null>;
  /** Attempts do not open; the ticket may be why. Called with each further one. */
  unopened?(): void;
  /** What was had before a reload, so that only what is new is asked for. */
  thread?: Thread;
  unsent?: Unsent;
}
