import type { Speaker } from "../../../protocol/conversation-entry.ts";
import type { PageFrame } from "../../../protocol/conversation-page.ts";
import type { Change } from "../../../protocol/conversation-socket.ts";
import type { Word } from "../../../protocol/conversation-word.ts";

export type Role = Exclude<Speaker, "system">;
interface Stored {
  word: Word;
  role: Role;
}

/** Entries of a page. */
const PAGE = 3;

/** For tests: what a server has stored, in its order, and what each reader may see of it. */
export class TestLog {
  #stored: Stored[] = [];

  /** Each word once, by its id; false: it was here before. */
  store(word: Word, role: Role): boolean {
    if (this.#stored.some((known) => known.word.id === word.id)) return false;
    this.#stored.push({ word, role });
    return true;
  }

  get length(): number {
    return this.#stored.length;
  }

  texts(): string[] {
    return this.#stored.map(({ word }) => word.text);
  }

  /** The server has forgotten all of it. */
  lose(): void {
    this.#stored = [];
  }

  /** What this reader may see after `rev`: a whisper does not exist for the visitor, and leaves no gap. */
  changesFor(role: Role, after: number): Change[] {
    let prev = 0;
    let seq = 0;
    const all = this.#stored.flatMap(({ word, role: by }, index): Change[] => {
      if (word.kind === "message") seq += 1;
      if (role === "visitor" && word.kind !== "message") return [];
      const rev = index + 1;
      const entry = {
        id: word.id,
        seq: word.kind === "message" ? seq : null,
        interaction: "i",
        kind: word.kind,
        by: { role: by, id: by, name: by },
        text: word.text,
        at: rev,
      };
      const change: Change = { rev, prev, kind: "entry", entry };
      prev = rev;
      return [change];
    });
    return all.filter((change) => change.rev > after);
  }

  /** The entries before `before` of those that this reader may see; null: the newest. */
  pageFor(role: Role, before: number | null): PageFrame {
    const all = this.changesFor(role, 0).filter(({ rev }) => before === null || rev < before);
    const page = all.slice(-PAGE);
    const seen = { visitor: 0, agent: 0 };
    return {
      t: "page",
      before,
      entries: page.flatMap((change) => (change.kind === "entry" ? [change.entry] : [])),
      deliveries: [],
      earlier: all.length > PAGE ? (page[0]?.rev ?? null) : null,
      ...(before === null && { head: { rev: this.#stored.length, seen, interaction: null, mails: 0 } }),
    };
  }
}
