import type { Permission } from "../../domain/access/permission.ts";
import type { Word } from "../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { Attendee } from "./attendance.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";

/** May this person say this now? Null: yes. Asked for every word; the ticket told who they are. */
export function refusalOf(word: Word, by: Attendee, one: StoredInteraction | null): ProblemCode | null {
  if (one === null) return "closed";
  if (by.role === "visitor") {
    if (word.kind !== "message") return "forbidden";
    return one.customerGone ? "closed" : null;
  }
  if (by.role === "supervisor") return by.permissions.includes(needed[word.kind]) ? null : "forbidden";
  if (word.kind === "whisper") return "forbidden";
  if (one.end !== null) return "closed";
  return one.held.holder === by.who ? null : "not_holder";
}

const needed: Record<Word["kind"], Permission> = { message: "join", whisper: "whisper", note: "watch" };

/** Stores a word that is not stored yet. */
export function store(parts: ConversationParts, word: Word, by: Attendee, one: StoredInteraction, now: number): void {
  const entry = {
    id: word.id,
    interaction: one.held.interaction,
    kind: word.kind,
    by: { role: by.role, id: by.who, name: by.role === "visitor" ? one.opening.customer.name : by.name },
    text: word.text,
    at: now,
    ...(word.file === undefined ? {} : { file: word.file }),
    ...(word.template === undefined ? {} : { template: word.template }),
  };
  parts.write({ kind: "entry", entry }, word.kind === "message", now);
  if (by.role === "agent") parts.drafts.said(by.who, word.kind);
  if (by.role === "supervisor") parts.audit(by, `interaction.${word.kind}`, entry.interaction, { entry: word.id }, now);
}

/** Says what was typed into the form, once: when the line has answered, or before anything that overtakes its answer. */
export function sayFirst(
  parts: ConversationParts,
  one: StoredInteraction,
  word: NonNullable<StoredInteraction["firstWord"]>,
  now: number,
): void {
  if (word.text.trim() === "" || parts.log.has(word.id)) return;
  const by = { role: "visitor", id: word.by, name: one.opening.customer.name } as const;
  const { interaction } = one.held;
  const entry = { id: word.id, interaction, kind: "message", by, text: word.text, at: now } as const;
  parts.write({ kind: "entry", entry }, true, now);
}

/** The interaction with its first word said: what comes before the line's answer to its entry must not lose it. */
export function firstSaid(parts: ConversationParts, one: StoredInteraction, now: number): StoredInteraction {
  if (one.firstWord === null) return one;
  sayFirst(parts, one, one.firstWord, now);
  return { ...one, firstWord: null };
}
