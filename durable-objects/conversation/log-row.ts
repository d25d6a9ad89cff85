import type { DeliveryState, Entry } from "../../protocol/conversation-entry.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import type { InteractionView } from "../../protocol/interaction-view.ts";

/** A change as it is stored: what each audience gets of it is decided when it is read. */
export type Stored =
  | { kind: "entry"; entry: Omit<Entry, "seq"> }
  | { kind: "seen"; by: "visitor" | "agent"; seq: number }
  | { kind: "interaction"; interaction: InteractionView }
  | { kind: "delivery"; entry: string; state: DeliveryState; reason: string }
  | { kind: "file"; entry: string; file: FileReference };

/** By this change an entry leaves for the customer; `patient`: agents' words go before it. */
export interface Leaves {
  patient: boolean;
}

export interface StoredChange {
  rev: number;
  prevPublic: number;
  seq: number | null;
  public: boolean;
  change: Stored;
}

export type LogRow = { rev: number; prev_public: number; seq: number | null; public: number; body: string };

export const LOG_COLUMNS = "rev, prev_public, seq, public, body";

/** A row of `LOG_COLUMNS` as the change that it keeps. */
export function fromRow(row: LogRow): StoredChange {
  return {
    rev: row.rev,
    prevPublic: row.prev_public,
    seq: row.seq,
    public: row.public === 1,
    change: JSON.parse(row.body) as Stored,
  };
}
