import { conversationAlone, personOf, type Writer } from "../../domain/customer/person.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { EarlierRecordings } from "../../protocol/privacy.ts";
import { endedIn, joinedWith } from "../../store/archive/customers.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { withNames } from "./named.ts";

const MOST_SHOWN = 10;

export interface Asked {
  writer: Writer;
  /** Ids of those whose recordings are shown. */
  campaigns: string[] | "all";
  /** They say who is one customer: what was merely typed is searched for as well. */
  mayJoin: boolean;
}

/** The last few that ended with whoever writes here, and with whom they may be, each once. */
export async function earlierRecordings(env: Env, { writer, campaigns, mayJoin }: Asked): Promise<EarlierRecordings> {
  const person = personOf(writer);
  const own = await lastOf(env.ARCHIVE, campaigns, await joinedWith(env.ARCHIVE, [person]));
  const typed = mayJoin ? writer.mail || writer.phone || writer.name : "";
  const found = typed === "" ? [] : await lastFound(env.ARCHIVE, campaigns, typed);
  const others = found.filter(({ id }) => !own.some((one) => one.id === id));
  const named = await withNames(env.CONFIG, [...own, ...others]);
  const theirs = named.slice(0, own.length).map((one) => ({ ...one, split: mayJoin && personIn(one) !== person }));
  return { theirs, perhaps: named.slice(own.length) };
}

/** Whose a recording is. */
export function personIn({ conversation, channel, customer }: InteractionLine): string {
  return personOf({ conversation, channel, ...customer });
}

/** Of these persons. */
async function lastOf(
  archive: D1Database,
  campaigns: string[] | "all",
  persons: readonly string[],
): Promise<InteractionLine[]> {
  const chats = persons.flatMap((person) => conversationAlone(person) ?? []);
  const ended = await endedIn(archive, chats, campaigns);
  for (const person of persons.filter((one) => conversationAlone(one) === null)) {
    const found = await lastFound(archive, campaigns, person);
    // What a form says is no proof: a chat is theirs when somebody has said so.
    ended.push(...found.filter((line) => personIn(line) === person));
  }
  return ended.sort((one, other) => other.closedAt - one.closedAt).slice(0, MOST_SHOWN);
}

async function lastFound(archive: D1Database, campaigns: string[] | "all", customer: string) {
  return (await findInteractions(archive, { campaigns, customer, limit: MOST_SHOWN })).items;
}
