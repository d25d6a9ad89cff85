import { mailboxKey } from "./mail-address.ts";
import { bounded, MOST_REFERENCES } from "./message-id.ts";

/** What a mail says of its place in a thread. Never its subject: *Factura duplicada* is written by many. */
export interface Referring {
  id: string;
  inReplyTo: readonly string[];
  references: readonly string[];
}

/** An id that some mail has had or named, and where it leads. */
export interface KnownId {
  id: string;
  conversation: string;
  /** Order in which the ids became known. */
  since: number;
  /** Whose conversation it is: the address that wrote first. */
  customer: string;
}

export interface Place {
  conversation: string;
  /** Ids that now lead there too. */
  learned: string[];
  /** Other conversations of the same customer that turn out to be this one: they become pointers to it. */
  joined: string[];
}

/** The ids that a mail refers to, the oldest first, without itself; `References` goes before `In-Reply-To` (EML-48). */
export function refersTo({ id, inReplyTo, references }: Referring): string[] {
  const others = [...references, ...inReplyTo].filter((other) => other !== id);
  return bounded([...new Set(others)], MOST_REFERENCES);
}

/** All ids by which a mail is found, and the mails around it: the oldest first, its own last. */
export function threadIds(mail: Referring): string[] {
  return [...refersTo(mail), mail.id];
}

/**
 * The conversation of a mail (EML-48): the one that was first known by any of its ids, else the one its signed reply address names
 * (`addressed`), else `fresh`. Mails of a thread may come in any order: who names an id teaches it, and a mail that ties two
 * conversations together makes them one. Only those of one customer: else a mail that quotes two threads would show each
 * customer's words in the other's.
 */
export function place(
  ids: readonly string[],
  known: readonly KnownId[],
  addressed: string | null,
  fresh: string,
): Place {
  const named = known.filter(({ id }) => ids.includes(id)).sort((a, b) => a.since - b.since);
  const oldest = named[0];
  const conversation = oldest?.conversation ?? addressed ?? fresh;
  const others = named.filter(
    (other) =>
      other.conversation !== conversation && oldest && mailboxKey(other.customer) === mailboxKey(oldest.customer),
  );
  return {
    conversation,
    learned: ids.filter((id) => !named.some((row) => row.id === id)),
    joined: [...new Set(others.map((other) => other.conversation))],
  };
}
