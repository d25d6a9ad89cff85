import { m } from "../../../shared/paraglide/messages.js";
import { sizeText } from "../../conversation/files.ts";
import { language } from "../../language.ts";
import { figure } from "../../number.ts";

const MEGABYTE = 1_000_000;
/** Smaller mails are no matter. */
const WORTH_SAYING = 200_000;

/** How much of what may leave is used. */
export function SizeNote({ bytes, limit }: { bytes: number; limit: number }) {
  if (bytes < WORTH_SAYING) return null;
  const said = m.mail_size({ size: figure(bytes / MEGABYTE), limit: sizeText(limit, language.value) });
  return <span class={bytes > limit ? "mail-size bad-word" : "mail-size quiet"}>{said}</span>;
}
