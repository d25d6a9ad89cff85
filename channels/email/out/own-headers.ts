import { bounded, MOST_REFERENCES } from "../../../domain/mail/message-id.ts";
import { OUR_MARKER, OUR_REFERENCE } from "../auto-marks.ts";
import { headerText, oneLine } from "../header-text.ts";
import type { Composing, OutgoingDraft } from "../outgoing-mail.ts";
import { isWritableId } from "./header-value.ts";

/** Octets of `References`: the platform takes 2,048 of any header, and the root with the newest is what threads go by. */
const REFERENCES_OCTETS = 2_000;
const KIND = { "auto-replied": "automatic", "auto-generated": "bulk" } as const;

/** The headers of a mail besides those that every mail has, each value on one line. */
export function ownHeaders(
  { inReplyTo, references }: OutgoingDraft,
  { automatic, reference, unsubscribe }: Composing,
): Record<string, string> {
  const parent = inReplyTo !== null && isWritableId(inReplyTo) ? inReplyTo : null;
  const thread = shortened(references.filter(isWritableId));
  return {
    ...(parent !== null && { "In-Reply-To": `<${parent}>` }),
    ...(thread.length > 0 && { References: thread.map((id) => `<${id}>`).join(" ") }),
    ...(automatic !== null && { "Auto-Submitted": automatic, "X-Auto-Response-Suppress": "All" }),
    ...(automatic === "auto-generated" && { Precedence: "bulk" }),
    ...(unsubscribe !== null && {
      "List-Unsubscribe": `<${oneLine(unsubscribe)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
    [OUR_MARKER]: automatic === null ? "agent" : KIND[automatic],
    ...(reference !== null && { [OUR_REFERENCE]: headerText(reference, 300) }),
  };
}

/** The root, and as many of the newest as a header holds. */
function shortened(ids: readonly string[]): string[] {
  let kept = bounded([...new Set(ids)], MOST_REFERENCES);
  while (kept.length > 1 && kept.join("").length + kept.length * 3 > REFERENCES_OCTETS)
    kept = bounded(kept, kept.length - 1);
  return kept;
}

/** Https (RFC 8058 section 3.1); on one's own machine http too. */
export function isUnsubscribeAddress(written: string): boolean {
  const url = URL.parse(written);
  const isLocal = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  return url !== null && url.href === written && (url.protocol === "https:" || (url.protocol === "http:" && isLocal));
}
