import { useSignal } from "@preact/signals";
import { isSealed } from "../../../../domain/mail/sealed.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Prose } from "../../conversation/prose.tsx";
import { Icon } from "../../icon.tsx";
import { Late } from "../../late.tsx";
import type { MailItem } from "../thread/thread-items.ts";
import { MailFrame } from "./mail-frame.tsx";
import { useSafeMail } from "./use-safe-mail.ts";

/** The words of a mail: as its sender laid them out, or plain; what it quotes is there when one asks. */
export function MailBody({ item, label }: { item: MailItem; label: string }) {
  return item.mail.html === null ? <PlainBody item={item} /> : <LaidOut item={item} label={label} />;
}

function LaidOut({ item, label }: { item: MailItem; label: string }) {
  const { mail, entry } = item;
  const whole = useSignal(false);
  const viewed = useSafeMail(mail, whole.value || mail.quoted === "");
  const { safe, failure, blocked, loading } = viewed;
  if (failure !== null) {
    return (
      <>
        <p class="mail-warning" role="alert">
          <Icon name="alert" />
          <span>
            {m.mail_body_failed({ reason: failure })}{" "}
            <button type="button" class="link" onClick={viewed.again}>
              {m.inbox_retry()}
            </button>
          </span>
        </p>
        <Prose text={entry.text} />
      </>
    );
  }
  if (safe === null) return <Late rows={2} />;
  return (
    <>
      {blocked > 0 && (
        <p class="mail-pictures">
          <Icon name="image" />
          <span>{m.mail_pictures_blocked({ count: blocked })}</span>
          <button type="button" class="link" disabled={loading} onClick={viewed.showPictures}>
            {loading ? m.mail_pictures_coming() : m.mail_pictures_show()}
          </button>
        </p>
      )}
      <MailFrame safe={safe} label={label} />
      {(safe.shortened || whole.value) && <QuotedButton whole={whole} />}
    </>
  );
}

function PlainBody({ item: { entry, mail } }: { item: MailItem }) {
  const whole = useSignal(false);
  return (
    <>
      <div class="mail-plain">
        <Prose text={entry.text || (isSealed(entry.text, mail.files) ? m.mail_sealed() : m.mail_no_text())} />
      </div>
      {mail.quoted !== "" && <QuotedButton whole={whole} />}
      {whole.value && (
        <blockquote class="mail-quoted quiet">
          <Prose text={mail.quoted} />
        </blockquote>
      )}
    </>
  );
}

function QuotedButton({ whole }: { whole: { value: boolean } }) {
  const label = whole.value ? m.mail_hide_quoted() : m.mail_show_quoted();
  return (
    <button
      type="button"
      class="mail-more"
      aria-expanded={whole.value}
      aria-label={label}
      title={label}
      onClick={() => {
        whole.value = !whole.value;
      }}
    >
      <Icon name="more" size={14} />
    </button>
  );
}
