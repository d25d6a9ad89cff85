import type { DraftText } from "../../protocol/conversation-socket.ts";
import type { Word } from "../../protocol/conversation-word.ts";

const NOTHING: DraftText = { reply: "", note: "" };

/** `draft:` is followed by an agent; `;` stands behind `:`. */
const ALL = "name >= 'draft:' AND name < 'draft;'";

/** What each agent has typed here and not sent. Mails that are being written have a place of their own (`mail/drafts.ts`). */
export class DraftTexts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  of(agent: string): DraftText {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = ?", nameOf(agent)).toArray()[0];
    return row === undefined ? NOTHING : (JSON.parse(row.value) as DraftText);
  }

  keep(agent: string, { reply, note }: DraftText): void {
    if (reply === "" && note === "") this.#sql.exec("DELETE FROM facts WHERE name = ?", nameOf(agent));
    else this.#sql.exec("INSERT OR REPLACE INTO facts VALUES (?, ?)", nameOf(agent), JSON.stringify({ reply, note }));
  }

  /** Whether anybody has left something. */
  any(): boolean {
    return this.#sql.exec(`SELECT 1 FROM facts WHERE ${ALL} LIMIT 1`).toArray().length > 0;
  }

  drop(): void {
    this.#sql.exec(`DELETE FROM facts WHERE ${ALL}`);
  }

  /** A word of theirs was said: what was typed for it is no draft any more, wherever else it still stands. */
  said(agent: string, kind: Word["kind"]): void {
    const draft = this.of(agent);
    const field = kind === "message" ? "reply" : "note";
    if (draft[field] !== "") this.keep(agent, { ...draft, [field]: "" });
  }
}

function nameOf(agent: string): string {
  return `draft:${agent}`;
}
