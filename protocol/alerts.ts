import { z } from "zod";
import type { AlertLimits } from "../domain/alerts/alerts.ts";
import { readAddress } from "../domain/mail/mail-address.ts";

/** When supervisors are told that something is wrong, for all campaigns or for one; by mail too where somebody is named. */

const DAY_SECONDS = 86_400;
const MOST_READERS = 20;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

export const alertFields = z
  .strictObject({
    /** Percent; 0: never. */
    level: whole(0, 100),
    leastEnded: whole(1, 10_000),
    /** Seconds; 0: those of the campaign's service level. */
    wait: whole(0, DAY_SECONDS),
    breaks: z.boolean(),
    providers: z.boolean(),
    /** Addresses, parted by commas; empty: nobody is written to. */
    to: z.string().trim().max(2_000),
    /** Id of the mailbox that writes; empty: none. */
    mailbox: z.string().max(64),
  })
  .superRefine(({ to, mailbox }, context) => {
    const readers = readersOf(to);
    const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (readers.length > MOST_READERS) complain("to", `At most ${MOST_READERS} addresses`);
    const wrong = readers.find((one) => readAddress(one) === null);
    if (wrong !== undefined) complain("to", "Must type an email");
    if (readers.length > 0 && mailbox === "") complain("mailbox", "Choose a mailbox");
  });
export type AlertFields = z.infer<typeof alertFields>;

export interface AlertResource extends AlertFields {
  /** Name; null: for all campaigns that have no limits of their own. */
  campaign: string | null;
  /** It was set here; else it follows those of all. */
  own: boolean;
}

/** A carrier's account that fails, and the campaigns that write by it. */
export interface FailingProvider {
  provider: string;
  /** ms. */
  since: number;
  detail: string;
  campaigns: string[];
}

/** The addresses in what was typed, parted by commas, semicolons or spaces. */
export function readersOf(to: string): string[] {
  return to
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** Without who is written to: what a board needs to know. */
export function limitsOf({ level, leastEnded, wait, breaks, providers }: AlertFields): AlertLimits {
  return { level, leastEnded, wait, breaks, providers };
}
