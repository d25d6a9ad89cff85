import type { Encoding } from "../protocol/providers.ts";
import { fitsGsm } from "../protocol/segments.ts";
import { type Departure, Refusal } from "./carrier.ts";

/** A message's text; a file that the channel cannot carry goes along as its address. */
export function textWithLink({ text, file }: Departure): string {
  return [text, file?.url ?? ""]
    .filter((part) => part !== "")
    .join("\n")
    .toWellFormed();
}

/** In which alphabet it leaves. An account that is set to GSM-7 refuses what that cannot carry: a text is never altered silently. */
export function alphabetOf(encoding: Encoding, text: string): "gsm" | "unicode" {
  if (encoding === "unicode") return "unicode";
  if (fitsGsm(text)) return "gsm";
  if (encoding === "gsm")
    throw new Refusal("The text has characters that GSM-7 does not know, and this account sends nothing else");
  return "unicode";
}
