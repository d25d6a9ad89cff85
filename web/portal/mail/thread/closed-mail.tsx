import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { initials } from "../../initials.ts";
import { FateIcon } from "./fate.tsx";
import { mailMoment } from "./moment.ts";
import { partyName } from "./party.ts";
import type { MailItem } from "./thread-items.ts";

const LONGEST = 200;

/** A mail in one line: who, how it begins, when. */
export function ClosedMail({ item, open }: { item: MailItem; open: () => void }) {
  const { entry, mail, fate } = item;
  const name = writerOf(item);
  return (
    <button type="button" class="mail-closed" data-mail={item.key} aria-expanded="false" onClick={open}>
      <span class="avatar">{initials(name)}</span>
      <strong class="cut">{name}</strong>
      <span class="mail-begins cut quiet">{entry.text.slice(0, LONGEST) || mail.subject}</span>
      {mail.files.length > 0 && (
        <span class="quiet mail-clip">
          <Icon name="paperclip" size={14} label={m.mail_files({ count: mail.files.length })} />
        </span>
      )}
      {fate !== null && <FateIcon fate={fate} />}
      <time class="quiet" dateTime={new Date(entry.at).toISOString()}>
        {mailMoment(entry.at)}
      </time>
    </button>
  );
}

/** A mail of ours is by the one who wrote it; an automatic one by the campaign. */
export function writerOf({ entry, mail, ours }: MailItem): string {
  return (ours ? entry.by.name : "") || partyName(mail.from) || m.mail_unknown_sender();
}
