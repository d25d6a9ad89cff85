import { type Delivery, further } from "../interaction/delivery.ts";

/** What was told of a mail for one of its recipients. */
export interface RecipientFate {
  /** In the form of `mailboxKey`; empty: of whom was not said. */
  address: string;
  state: Extract<Delivery, "failed" | "delivered" | "seen">;
  /** One line for people; empty where there is nothing to explain. */
  reason: string;
}

/** One recipient's fate after another report: they come late, twice and in any order, and whoever has it did not miss it. */
export function afterReport(known: RecipientFate | null, told: RecipientFate): RecipientFate {
  return known === null || further(known.state, told.state) !== known.state ? told : known;
}

/** The mail's own fate: it has failed as long as one recipient is known to be without it, however well others got it; null: nothing was told. */
export function mailFate(fates: readonly RecipientFate[]): Omit<RecipientFate, "address"> | null {
  const failed = fates.filter(({ state }) => state === "failed");
  if (failed.length > 0) return { state: "failed", reason: failed.map(said).join("; ") };
  const best = fates.map(({ state }) => state).reduce<RecipientFate["state"] | null>(better, null);
  return best === null ? null : { state: best, reason: "" };
}

/** Whom a mail that leaves once more goes to: those who are known to be without it; null: everybody, as of one it was not said who. */
export function withoutIt(fates: readonly RecipientFate[]): string[] | null {
  const failed = fates.filter(({ state }) => state === "failed").map(({ address }) => address);
  return failed.length === 0 || failed.includes("") ? null : failed;
}

function said({ address, reason }: RecipientFate): string {
  return address === "" || reason === "" ? `${address}${reason}` : `${address}: ${reason}`;
}

function better(one: RecipientFate["state"] | null, other: RecipientFate["state"]): RecipientFate["state"] {
  return one === "seen" ? one : other;
}
