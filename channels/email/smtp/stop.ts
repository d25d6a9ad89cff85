import { reasonOf } from "../../answer.ts";
import type { MailSent, RefusedBecause } from "../outgoing-mail.ts";
import type { Reply } from "./dialogue.ts";

/** ms until a server that cannot now is asked again. */
const PAUSE_MS = 60_000;

/** A mail's way ends here, and this became of it. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly sent: MailSent;

  constructor(sent: Exclude<MailSent, { outcome: "accepted" }>) {
    super(sent.reason);
    this.sent = sent;
  }
}

/** Throws `Stop` unless the server agrees: 4xx is for later, 5xx for ever (RFC 5321 section 4.2.1). */
export function agreed(reply: Reply, code: number, because: RefusedBecause, about = ""): Reply {
  if (Math.floor(reply.code / 100) === Math.floor(code / 100)) return reply;
  const reason = reasonOf(about, `${reply.code} ${reply.lines.join(" ")}`);
  // 421: the server itself is about to go.
  const concerns = reply.code === 421 ? "server" : because;
  if (reply.code >= 400 && reply.code < 500)
    throw new Stop({ outcome: "slow-down", retryAfter: PAUSE_MS, because: concerns, reason });
  throw new Stop({ outcome: "refused", because: isTooLarge(reply) ? "too-large" : because, reason });
}

/** The mail is refused for good, and nothing of it has left. */
export function refusal(because: RefusedBecause, reason: string): Stop {
  return new Stop({ outcome: "refused", because, reason });
}

function isTooLarge({ code, lines }: Reply): boolean {
  return code === 552 && /5\.3\.4|size|large/i.test(lines.join(" "));
}
