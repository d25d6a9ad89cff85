import { plainSubject } from "../../../../domain/mail/subject.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { FileCard } from "../../conversation/file-card.tsx";
import { Star } from "../../conversation/star.tsx";
import { Icon } from "../../icon.tsx";
import { initials } from "../../initials.ts";
import type { Intent } from "../compose/intent.ts";
import { MailBody } from "../view/mail-body.tsx";
import { writerOf } from "./closed-mail.tsx";
import { MailFate } from "./mail-fate.tsx";
import { MailMenu } from "./mail-menu.tsx";
import { mailMoment } from "./moment.ts";
import { Parties, Recipients } from "./parties.tsx";
import { SenderHints } from "./sender-hints.tsx";
import { subjectText } from "./subject-text.ts";
import type { MailItem } from "./thread-items.ts";

interface OpenMailProps {
  item: MailItem;
  /** Of the thread: a mail of the same does not repeat it. */
  subject: string;
  close: () => void;
  /** Null: the reader may not answer. */
  write: ((intent: Intent) => void) | null;
  print: () => void;
}

/** A mail in full: from whom, to whom, whether that may be believed, its words, its files. */
export function OpenMail({ item, subject, close, write, print }: OpenMailProps) {
  const { entry, mail } = item;
  const name = writerOf(item);
  return (
    <article class="mail-open" data-mail={item.key} aria-label={m.mail_of({ name, time: mailMoment(entry.at) })}>
      <header>
        <button type="button" class="avatar" aria-expanded="true" aria-label={m.mail_fold({ name })} onClick={close}>
          {initials(name)}
        </button>
        <div class="mail-who">
          <p class="mail-from">
            <strong>{name}</strong>
            {mail.from.address !== "" && mail.from.address !== name && (
              <span class="quiet">&lt;{mail.from.address}&gt;</span>
            )}
          </p>
          <Recipients mail={mail} />
        </div>
        <div class="mail-acts">
          <time class="quiet" dateTime={new Date(entry.at).toISOString()}>
            {mailMoment(entry.at)}
          </time>
          {entry.kind === "message" && <Star entry={item.key} />}
          {write !== null && (
            <>
              <Act icon="reply" label={m.mail_reply()} act={() => write({ mode: "reply", answers: item.key })} />
              <Act
                icon="reply-all"
                label={m.mail_reply_all()}
                act={() => write({ mode: "reply-all", answers: item.key })}
              />
              <Act icon="forward" label={m.mail_forward()} act={() => write({ mode: "forward", answers: item.key })} />
            </>
          )}
          <MailMenu item={item} print={print} />
        </div>
      </header>
      <div class="mail-content">
        {plainSubject(mail.subject) !== plainSubject(subject) && (
          <p class="mail-subject quiet">{subjectText(mail.subject)}</p>
        )}
        {mail.bcc.length > 0 && <Parties label={m.mail_bcc()} parties={mail.bcc} />}
        <SenderHints item={item} />
        <MailBody item={item} label={m.mail_of({ name, time: mailMoment(entry.at) })} />
        {mail.files.length > 0 && (
          <ul class="mail-files" aria-label={m.mail_files({ count: mail.files.length })}>
            {mail.files.map((file) => (
              <li key={file.id}>
                <FileCard file={file} />
              </li>
            ))}
          </ul>
        )}
        {item.fate !== null && <MailFate item={item} fate={item.fate} />}
      </div>
    </article>
  );
}

function Act({ icon, label, act }: { icon: "reply" | "reply-all" | "forward"; label: string; act: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}
