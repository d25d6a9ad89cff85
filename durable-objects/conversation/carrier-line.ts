import { passageOf, type Windows, windowsOf } from "../../domain/interaction/window.ts";
import { wasSaidBefore } from "../../domain/opt-out/said-before.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import type { Word } from "../../protocol/conversation-word.ts";
import type { CarrierLine as CarrierView } from "../../protocol/interaction-view.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { CarrierAddress } from "../calls/carrier.ts";
import type { Facts } from "../facts.ts";
import { mailLine } from "../mail-line.ts";

/** The customer wants no messages, and who said so. */
export interface OptOut {
  /** ms, by the carrier's clock. */
  at: number;
  /** Of which sender: `sender:<channel>:<sender>`. */
  scope: string;
  by: "customer" | "agent";
  /** The customer has written again; absent in what was noted before this build. */
  wroteSince?: boolean;
}

export interface LineFacts {
  address: CarrierAddress;
  /** ms, by the carrier's clock, of the customer's last message or call. */
  lastIn: number;
  /** Null since START. */
  optOut: OptOut | null;
  /** Next opening of the closed period whose text the customer has had. */
  toldClosedUntil: number;
  /** Whose words the customer answers: gets the answer first. */
  preferred: string;
  /** The carrier's id of the customer's last message: what we have seen. */
  lastMessageId: string;
  /** E-mail: the conversation that this one turned out to be; its mails go there. */
  movedTo: string;
  /** Id of the campaign of a mail that another program has begun the thread with: nobody has answered yet. */
  begunIn: string;
}

/** By which account and address a customer of SMS, WhatsApp, Messenger or mail is reached, and what may leave now. Webchat has none. */
export class CarrierLine {
  readonly facts: Facts<LineFacts>;

  constructor(facts: Facts<LineFacts>) {
    this.facts = facts;
  }

  address(): CarrierAddress | null {
    return this.facts.get("address") ?? null;
  }

  /** Keeps how the customer is reached now: accounts and our numbers change, the customer's key does not. */
  reachedBy(address: CarrierAddress): void {
    const known = this.address();
    if (known === null || !isSame(known, address)) this.facts.set("address", address);
  }

  /** The customer wrote or called at `at`, ms; a repetition or a late one moves nothing back. */
  heard(at: number): void {
    if (at > (this.facts.get("lastIn") ?? 0)) this.facts.set("lastIn", at);
    const optOut = this.facts.get("optOut") ?? null;
    if (optOut === null || optOut.wroteSince || wasSaidBefore(at, optOut.at)) return;
    this.facts.set("optOut", { ...optOut, wroteSince: true });
  }

  /** The customer wants no messages from here on, unless they have written later than that by the carrier's clock. */
  silenced(optOut: Omit<OptOut, "wroteSince">): void {
    this.facts.set("optOut", { ...optOut, wroteSince: wasSaidBefore(optOut.at, this.facts.get("lastIn") ?? 0) });
  }

  windows(): Windows {
    const address = this.address();
    if (address === null) return { free: null, humanAgent: null };
    return windowsOf(address.channel, this.facts.get("lastIn") ?? 0, address.humanAgent);
  }

  /** The customer has said STOP and nothing since: an agent may answer only what they open later. */
  isOptedOut(): boolean {
    const optOut = this.facts.get("optOut") ?? null;
    return optOut !== null && !(optOut.wroteSince ?? (this.facts.get("lastIn") ?? 0) > optOut.at);
  }

  /** Why this word may not leave now; null: it may. */
  refusal(word: Pick<Word, "text" | "template"> & Pick<Entry, "mail">, now: number): ProblemCode | null {
    const address = this.address();
    if (address === null) return word.template === undefined ? null : "invalid_input";
    // A mail has a subject and recipients, and a door of its own.
    if ((address.channel === "email") !== (word.mail !== undefined)) return "invalid_input";
    if (!address.answerable && word.mail === undefined) return "invalid_number";
    if (this.isOptedOut()) return "opted_out";
    if (word.template !== undefined && address.channel !== "whatsapp") return "invalid_input";
    if (word.text.length > address.longest) return "too_large";
    return passageOf(this.windows(), now, word.template !== undefined) === "closed" ? "window_closed" : null;
  }

  /** E-mail: the mailbox that it leaves by; whom the thread is with stays. */
  writtenFrom({ id, address }: { id: string; address: string }): void {
    const known = this.address();
    if (known !== null) this.reachedBy(mailLine(id, address, { name: "", address: known.carrier }));
  }

  view(): CarrierView | null {
    const address = this.address();
    if (address === null) return null;
    const { free, humanAgent } = this.windows();
    const { shown, sender, longest } = address;
    const optedOut = (this.facts.get("optOut") ?? null) !== null;
    const told = { address: shown, sender, windowUntil: free, humanAgentUntil: humanAgent, longest, optedOut };
    return optedOut ? { ...told, wroteSince: !this.isOptedOut() } : told;
  }
}

function isSame(one: CarrierAddress, other: CarrierAddress): boolean {
  const { alsoKnownAs: names = [], ...rest } = one;
  const { alsoKnownAs: otherNames = [], ...otherRest } = other;
  const fields = Object.keys(rest) as (keyof typeof rest)[];
  return (
    fields.length === Object.keys(otherRest).length &&
    fields.every((field) => rest[field] === otherRest[field]) &&
    names.join() === otherNames.join()
  );
}
