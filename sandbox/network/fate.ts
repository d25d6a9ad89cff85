import { between } from "./chance.ts";
import type { NetworkSettings } from "./settings.ts";

/** What becomes of a request to send; null: it is accepted and answered. Of `held` and `lost` ones the message has left too. */
export type Trouble = "refused" | "broken" | "slow-down" | "held" | "lost" | null;
export type ReceiptState = "sent" | "delivered" | "seen" | "failed";

export interface PlannedReceipt {
  state: ReceiptState;
  /** ms after the message was accepted. */
  after: number;
}

/** A draw by name: `seed`, message and its repetition are in it already. */
export type Draws = (name: string) => number;

export function troubleOf(settings: NetworkSettings, draws: Draws): Trouble {
  const shares: [Exclude<Trouble, null>, number][] = [
    ["refused", settings.refused],
    ["broken", settings.broken],
    ["slow-down", settings.slowDown],
    ["held", settings.held],
    ["lost", settings.lostAnswers],
  ];
  let drawn = draws("trouble");
  for (const [trouble, share] of shares) {
    if (drawn < share) return trouble;
    drawn -= share;
  }
  return null;
}

/** Did it reach us so that the customer gets it? */
export function hasLeft(trouble: Trouble): boolean {
  return trouble === null || trouble === "held" || trouble === "lost";
}

/** The receipts of an accepted message in the order in which they are sent; SMS has none for reading. */
export function receiptsOf(settings: NetworkSettings, draws: Draws, canBeSeen: boolean): PlannedReceipt[] {
  const states = statesOf(settings, draws, canBeSeen);
  const told = draws("reordered") < settings.reordered ? states.toReversed() : states;
  let after = draws("early") < settings.early ? -between(settings.receiptDelay, draws("delay 0")) : 0;
  return told.flatMap((state, index) => {
    after += between(settings.receiptDelay, draws(`delay ${index}`));
    const receipt = { state, after: Math.max(0, after) };
    return draws(`duplicated ${index}`) < settings.duplicated ? [receipt, receipt] : [receipt];
  });
}

/** Is this message's first receipt told before the request is answered? */
export function comesEarly(settings: NetworkSettings, draws: Draws): boolean {
  return draws("early") < settings.early;
}

function statesOf(settings: NetworkSettings, draws: Draws, canBeSeen: boolean): ReceiptState[] {
  if (draws("failed") < settings.failed) return ["failed"];
  const states: ReceiptState[] = draws("sent") < settings.sent ? ["sent"] : [];
  if (draws("delivered") >= settings.delivered) return states;
  states.push("delivered");
  if (canBeSeen && draws("seen") < settings.seen) states.push("seen");
  return states;
}

/** By which word a customer of this country asks for silence. */
export function stopWordIn(country: string | undefined): string {
  if (country === "BR" || country === "PT") return "SAIR";
  return country === "US" || country === "CA" || country === "GB" ? "STOP" : "BAJA";
}
