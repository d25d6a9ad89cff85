import { readNumber } from "../../channels/phone-number.ts";
import { conversationAlone, personOf } from "../../domain/customer/person.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { joinedWith } from "../../store/archive/customers.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { countriesOfAccounts } from "../../store/configuration/countries.ts";
import { HOME } from "../black-list/entries.ts";
import { refuse } from "../problems.ts";
import { keysOf } from "./erase-elsewhere.ts";

/** A customer, by all that is known to be theirs. */
export interface Customer {
  /** All of them, as they were joined. */
  persons: string[];
  /** As rows and lists keep them: E.164 numbers, mails in lower case. */
  addresses: string[];
  /** Chats that were joined to them. */
  conversations: string[];
  /** By which they were asked for. */
  caseNumber: string | null;
}

/**
 * Who has this number (as one dials it, too), this mail, or had this case; with whom they were joined to. Refuses a number that is one in
 * several countries: whoever is erased with somebody else does not come back.
 */
export async function customerOf(
  env: Env,
  { campaigns }: Pick<Principal, "campaigns">,
  written: string,
): Promise<Customer> {
  const countries = [HOME, ...(await countriesOfAccounts(env.CONFIG))];
  const own = keysOf(written, (text) => countries.flatMap((country) => readNumber(text, country)?.e164 ?? []));
  if (own.length > 1) refuse("ambiguous_number");
  const caseNumber = own.length === 0 ? written.trim() : null;
  const persons = caseNumber === null ? own : await personsOf(env, campaigns, caseNumber);
  const joined = await joinedWith(env.ARCHIVE, persons);
  // A chat that nobody joined to anybody is no more than the case that was asked for.
  const isAlone = joined.length === 1 && caseNumber !== null;
  const conversations = joined.flatMap((person) => conversationAlone(person) ?? []);
  return {
    persons: joined,
    addresses: joined.filter((person) => conversationAlone(person) === null),
    conversations: isAlone ? [] : conversations,
    caseNumber,
  };
}

async function personsOf(env: Env, campaigns: string[] | "all", caseNumber: string): Promise<string[]> {
  const { items } = await findInteractions(env.ARCHIVE, { campaigns, customer: caseNumber, limit: 10 });
  const its = items.filter((one) => one.caseNumber.toLowerCase() === caseNumber.toLowerCase());
  return its.map(({ conversation, channel, customer }) => personOf({ conversation, channel, ...customer }));
}
