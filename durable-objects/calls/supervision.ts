/** Who acts: from the session, never from the request. */
export interface Supervisor {
  who: string;
  name: string;
}

/** `turn` null: whatever it is now. Names are those of the Worker's configuration, for the log and the audit. */
export type Act = { interaction: string; turn: number | null } & (
  | { act: "take" | "put-first" }
  | { act: "assign" | "move"; to: string; toName: string; note: string }
  /** `entry`: id of the last words, so that a second try says them once. */
  | { act: "close"; entry: string; text: string }
);

/** What a supervisor does to an agent. `id` of a message: a second try tells it once; of a break: null ends it. */
export type Order =
  | { act: "message"; id: string; text: string }
  | { act: "break"; id: string | null }
  | { act: "log-out" };
