import { useRef } from "preact/hooks";
import type { MailParty } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { AttachButton } from "../../composer/attach-button.tsx";
import { EmojiButton } from "../../composer/emoji-button.tsx";
import { UploadList } from "../../composer/upload-list.tsx";
import { desk } from "../../desk/desk.ts";
import { mailCampaigns } from "../../desk/held.ts";
import { Icon } from "../../icon.tsx";
import { useWide } from "../../wide.ts";
import { LazyRichText, type RichTextHandle } from "../rich/lazy-rich-text.tsx";
import { partyText } from "../thread/party.ts";
import { RecipientsLines } from "./recipients-lines.tsx";
import { isSendKey } from "./send-key.ts";
import { SizeNote } from "./size-note.tsx";
import { SubjectLine } from "./subject-line.tsx";
import { useNewMail } from "./use-new-mail.ts";
import "./compose.css";

/** A mail that begins a thread (EML-41, EML-47): the agent holds what comes of it. What is written is kept in this tab until it is sent. */
export function NewMail({ back }: { back: string }) {
  const wide = useWide("(min-width: 900px)");
  const editor = useRef<RichTextHandle | null>(null);
  const mail = useNewMail(editor);
  const { campaign, draft, began, complaints } = mail;
  const keyed = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return false;
    event.preventDefault();
    void mail.send();
    return true;
  };

  if (desk.value !== null && campaign === undefined) {
    return (
      <p class="empty">
        <strong>{m.mail_no_campaign()}</strong>
      </p>
    );
  }
  return (
    <section
      class="mail-new"
      aria-label={m.mail_new_title()}
      onKeyDown={keyed}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        mail.attach(event.dataTransfer.files);
      }}
    >
      <header class="conversation-header">
        {!wide && (
          <a class="icon-button" href={back} aria-label={m.inbox_back_to_list()}>
            <Icon name="chevron-left" />
          </a>
        )}
        <h1>{m.mail_new_title()}</h1>
        <span role="status" class="quiet mail-draft-state">
          {mail.busy && m.mail_starting()}
        </span>
        {wide && (
          <wa-button size="s" appearance="outlined" href={back}>
            {m.mail_later()}
          </wa-button>
        )}
        <wa-button variant="brand" size="s" loading={mail.busy} disabled={began === null} onClick={mail.send}>
          {m.inbox_send()}
        </wa-button>
      </header>
      {complaints.mail !== undefined && (
        <p class="strip late" role="alert">
          <Icon name="alert" />
          {complaints.mail}
        </p>
      )}
      <div class="mail-new-form">
        <div class="mail-line">
          <label for="mail-campaign">{m.inbox_campaign()}</label>
          <select
            id="mail-campaign"
            class="mail-campaign-field"
            value={campaign?.id ?? ""}
            onChange={(event) => mail.edit({ campaign: event.currentTarget.value })}
          >
            {mailCampaigns.value.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {began !== null && (
            <span class="quiet mail-composer-from cut">{m.mail_from_line({ from: partyText(began.start.from) })}</span>
          )}
        </div>
        <RecipientsLines
          lists={draft}
          set={(list, parties: MailParty[]) => mail.edit({ [list]: parties })}
          left={mail.left}
          complaints={complaints}
          known={[]}
          autofocus={draft.to.length === 0}
        />
        <SubjectLine subject={draft.subject} complaint={complaints.subject} set={(subject) => mail.edit({ subject })} />
        {began !== null && (
          <LazyRichText
            key={began}
            html={began.html}
            label={m.mail_words()}
            placeholder={m.mail_words_placeholder()}
            changed={mail.wrote}
            ready={(html) => {
              mail.ready(html);
              return "";
            }}
            handle={editor}
            attach={mail.attach}
            addPictures={mail.addPictures}
            keyed={keyed}
            canned={campaign?.canned ?? []}
            variables={{ name: "", agent: desk.value?.me.name ?? "", case: "", campaign: campaign?.name ?? "" }}
          />
        )}
        {mail.uploads.length > 0 && <UploadList uploads={mail.uploads} drop={mail.detach} />}
        {complaints.files !== undefined && (
          <p class="mail-complaint" role="alert">
            <Icon name="alert" size={14} />
            {complaints.files}
          </p>
        )}
      </div>
      {began !== null && (
        <footer class="mail-composer-foot mail-new-foot">
          <AttachButton add={mail.attach} />
          <EmojiButton chosen={(emoji) => editor.current?.insertText(emoji)} />
          <SizeNote bytes={mail.bytes} limit={began.start.limits.bytes} />
        </footer>
      )}
    </section>
  );
}
