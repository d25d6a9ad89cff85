import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ComposerStart, MailParty } from "../../../../protocol/mail.ts";
import { newId } from "../../../shared/live/new-id.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { desk } from "../../desk/desk.ts";
import { mailCampaigns } from "../../desk/held.ts";
import { Icon } from "../../icon.tsx";
import { type Attempt, attemptOf } from "../../inbox/starting.ts";
import { untilHeld } from "../../inbox/until-held.ts";
import { useWide } from "../../wide.ts";
import { LazyRichText } from "../rich/lazy-rich-text.tsx";
import { partyText } from "../thread/party.ts";
import { mailDoor } from "./door.ts";
import { SubjectLine } from "./mail-composer.tsx";
import { type NewDraft, newDraft } from "./new-draft.ts";
import { RecipientsLines } from "./recipients-lines.tsx";
import { type Complaints, complaintsOf } from "./refused.ts";
import { isSendKey } from "./send-key.ts";
import "./compose.css";

/** A mail that begins a thread (EML-41, EML-47): the agent holds what comes of it. What is written is kept in this tab until it is sent. */
export function NewMail({ back }: { back: string }) {
  const { route } = useLocation();
  const wide = useWide("(min-width: 900px)");
  const campaigns = mailCampaigns.value;
  const draft = newDraft.value;
  const chosen = campaigns.find(({ id }) => id === draft.campaign) ?? campaigns[0];
  const start = useSignal<ComposerStart | null>(null);
  const complaints = useSignal<Complaints>({});
  const untaken = useSignal<Partial<Record<"to" | "cc" | "bcc", string>>>({});
  const busy = useSignal(false);
  const attempt = useRef<Attempt | null>(null);

  useEffect(() => {
    start.value = null;
    complaints.value = {};
    if (chosen === undefined) return;
    let current = true;
    mailDoor.openNew(chosen.id).then(
      (opened) => {
        if (!current) return;
        start.value = opened;
        if (newDraft.peek().html === null || newDraft.peek().html === newDraft.peek().signed) sign(opened.signature);
      },
      (thrown: unknown) => {
        if (current)
          complaints.value = { mail: complaintsOf(problemOf(thrown), draft).mail ?? m.portal_problem_internal() };
      },
    );
    return () => {
      current = false;
    };
  }, [chosen?.id]);

  const edit = (change: Partial<NewDraft>) => {
    const parts = Object.keys(change);
    complaints.value = Object.fromEntries(
      Object.entries(complaints.value).filter(([part]) => !parts.includes(part) && part !== "mail"),
    );
    newDraft.value = { ...newDraft.value, ...change };
  };
  const wrongNow = (): Complaints => {
    const wrong: Complaints = {};
    const unread = Object.entries(untaken.value).find(([, typed]) => typed !== "");
    const { to, cc, bcc, subject } = newDraft.value;
    const recipients = to.length + cc.length + bcc.length;
    const limit = start.value?.limits.recipients ?? recipients;
    if (to.length === 0) wrong.to = m.mail_error_no_recipient();
    if (recipients > limit) wrong.to = m.mail_error_most_recipients({ limit });
    if (unread !== undefined) wrong[unread[0] as "to"] = m.mail_error_address({ address: unread[1] ?? "" });
    if (subject.trim() === "") wrong.subject = m.mail_error_no_subject();
    return wrong;
  };
  const send = async () => {
    if (busy.value || chosen === undefined || start.value === null) return;
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    complaints.value = wrongNow();
    if (Object.keys(complaints.value).length > 0) return;
    const { to, cc, bcc, subject, html } = newDraft.value;
    const message = { campaign: chosen.id, to, cc, bcc, subject, html: html ?? "" };
    attempt.current = attemptOf(message, attempt.current, newId);
    busy.value = true;
    try {
      const { conversation } = await mailDoor.start({ id: attempt.current.id, ...message });
      newDraft.value = { campaign: chosen.id, to: [], cc: [], bcc: [], subject: "", html: null, signed: null };
      await untilHeld({ conversation });
      route(`/mail/${conversation}`);
    } catch (thrown) {
      complaints.value = complaintsOf(problemOf(thrown), newDraft.value);
    } finally {
      busy.value = false;
    }
  };
  const keyed = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return false;
    event.preventDefault();
    void send();
    return true;
  };

  if (desk.value !== null && chosen === undefined) {
    return (
      <p class="empty">
        <strong>{m.mail_no_campaign()}</strong>
      </p>
    );
  }
  return (
    <section class="mail-new" aria-label={m.mail_new_title()} onKeyDown={keyed}>
      <header class="conversation-header">
        {!wide && (
          <a class="icon-button" href={back} aria-label={m.inbox_back_to_list()}>
            <Icon name="chevron-left" />
          </a>
        )}
        <h1>{m.mail_new_title()}</h1>
        <span role="status" class="quiet mail-draft-state">
          {busy.value && m.mail_starting()}
        </span>
        {wide && (
          <wa-button size="s" appearance="outlined" href={back}>
            {m.mail_later()}
          </wa-button>
        )}
        <wa-button variant="brand" size="s" loading={busy.value} disabled={start.value === null} onClick={send}>
          {m.inbox_send()}
        </wa-button>
      </header>
      {complaints.value.mail !== undefined && (
        <p class="strip late" role="alert">
          <Icon name="alert" />
          {complaints.value.mail}
        </p>
      )}
      <div class="mail-new-form">
        <div class="mail-line">
          <label for="mail-campaign">{m.inbox_campaign()}</label>
          <select
            id="mail-campaign"
            class="mail-campaign-field"
            value={chosen?.id ?? ""}
            onChange={(event) => edit({ campaign: event.currentTarget.value })}
          >
            {campaigns.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {start.value !== null && (
            <span class="quiet mail-composer-from cut">{m.mail_from_line({ from: partyText(start.value.from) })}</span>
          )}
        </div>
        <RecipientsLines
          lists={draft}
          set={(list, parties: MailParty[]) => edit({ [list]: parties })}
          left={(list, typed) => {
            untaken.value = { ...untaken.value, [list]: typed };
          }}
          complaints={complaints.value}
          known={[]}
          autofocus={draft.to.length === 0}
        />
        <SubjectLine
          subject={draft.subject}
          complaint={complaints.value.subject}
          set={(subject) => edit({ subject })}
        />
        {start.value !== null && (
          <LazyRichText
            key={start.value}
            html={draft.html ?? ""}
            label={m.mail_words()}
            placeholder={m.mail_words_placeholder()}
            changed={(html) => edit({ html })}
            ready={(html) => {
              const { html: before, signed } = newDraft.peek();
              if (before === signed) newDraft.value = { ...newDraft.peek(), html, signed: html };
              return "";
            }}
            keyed={keyed}
            canned={chosen?.canned ?? []}
            variables={{ name: "", agent: desk.value?.me.name ?? "", case: "", campaign: chosen?.name ?? "" }}
          />
        )}
      </div>
    </section>
  );
}

/** Another campaign signs otherwise; what was written by hand stays. */
function sign(signature: string): void {
  const html = signature === "" ? "" : `<div><br></div><div><br></div><div>${signature}</div>`;
  newDraft.value = { ...newDraft.peek(), html, signed: html };
}
