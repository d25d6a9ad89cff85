import type { MailFigures } from "../../../../domain/dialer/board.ts";
import type { BoardCounters } from "../../../../protocol/dialers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { language } from "../../language.ts";
import { percent, shareOf } from "../board-view.ts";
import { type ShownTotal, TotalsStrip } from "../totals-strip.tsx";

interface MailTotalsProps {
  counters: BoardCounters;
  mail: MailFigures;
  /** Nobody has confirmed them for a while. */
  old: boolean;
}

/** EML-84 to EML-91: what became of the mails, and what was told of those that were sent. */
export function MailTotals({ counters, mail, old }: MailTotalsProps) {
  const ofAll = (part: number) =>
    m.dialers_share_of_uploaded({ share: percent(shareOf(part, counters), language.value) });
  const ofSent = (part: number) =>
    m.dialers_mail_share_of_sent({ share: percent(mail.sent === 0 ? 0 : part / mail.sent, language.value) });
  const item = (total: string, label: string, what: string, figure: number, below: string): ShownTotal => ({
    total,
    label,
    what,
    figure,
    below,
  });
  return (
    <TotalsStrip
      wide
      old={old}
      items={[
        item(
          "notProcessed",
          m.dialers_total_notProcessed(),
          m.dialers_mail_left_what(),
          mail.notProcessed,
          ofAll(mail.notProcessed),
        ),
        item(
          "done",
          m.dialers_total_processed(),
          m.dialers_mail_processed_what(),
          mail.processed,
          m.dialers_mail_sum(),
        ),
        item("processed", m.dialers_mail_sent(), m.dialers_mail_sent_what(), mail.sent, ofAll(mail.sent)),
        item("failed", m.dialers_total_failed(), m.dialers_mail_failed_what(), mail.failed, m.dialers_mail_by_server()),
        item(
          "blocked",
          m.dialers_total_blocked(),
          m.dialers_mail_blocked_what(),
          counters.blocked,
          m.dialers_on_black_list(),
        ),
        item(
          "unknown",
          m.dialers_total_unknown(),
          m.dialers_total_unknown_what(),
          counters.unknown,
          m.dialers_answer_lost(),
        ),
        item("seen", m.dialers_mail_seen(), m.dialers_mail_seen_what(), mail.seen, ofSent(mail.seen)),
        item(
          "rejected",
          m.dialers_mail_rejected(),
          m.dialers_mail_rejected_what(),
          mail.rejected,
          ofSent(mail.rejected),
        ),
        item("spam", m.dialers_mail_spam(), m.dialers_mail_spam_what(), mail.spam, ofSent(mail.spam)),
        item(
          "unsubscribed",
          m.dialers_mail_unsubscribed(),
          m.dialers_mail_unsubscribed_what(),
          mail.unsubscribed,
          ofSent(mail.unsubscribed),
        ),
        item(
          "other",
          m.dialers_total_other(),
          m.dialers_mail_other_what(),
          counters.other,
          m.dialers_mail_wrong_address(),
        ),
        item(
          "uploaded",
          m.dialers_total_uploaded(),
          m.dialers_total_uploaded_what(),
          counters.uploaded,
          m.dialers_mail_of_active_list(),
        ),
      ]}
    />
  );
}
