import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { HeldConversation } from "../conversation/held-conversation.tsx";
import { heldMails, mailCampaigns } from "../desk/held.ts";
import { SHORTCUTS, useKeys } from "../frame/keys.ts";
import { usePageTitle } from "../frame/page.tsx";
import { lines } from "../inbox/lines.ts";
import { List } from "../inbox/list.tsx";
import { NothingOpen } from "../inbox/nothing-open.tsx";
import { type InboxPlace, inboxHref, useInboxPlace } from "../inbox/place.ts";
import { inboxRows } from "../inbox/rows.ts";
import { stepping, stepToNext } from "../inbox/stepping.ts";
import { useWide } from "../wide.ts";
import { NewMail } from "./compose/new-mail.tsx";
import { MailRow } from "./list/mail-row.tsx";
import { SentList } from "./list/sent-list.tsx";
import { WriteButton } from "./list/write-button.tsx";
import { MailThread } from "./thread/mail-thread.tsx";
import { SentThread } from "./thread/sent-thread.tsx";
import "../inbox/inbox.css";
import "./mail.css";

/** In place of a conversation in the address: a mail that begins one. */
const NEW = "new";
/** In the id of an interaction, and in no name of a mail's conversation. */
const OF_INTERACTION = "-";

/** The agent's mail desk (EML-40): the list and its search, and the open thread or the mail that is being written. */
export function Mail() {
  const place = useInboxPlace("/mail");
  const { route } = useLocation();
  const twoPanes = useWide("(min-width: 900px)");
  usePageTitle(m.mail_title());

  const step = (by: 1 | -1) => {
    const rows = inboxRows(heldMails.value, place).map(({ held }) => held.conversation);
    const at = place.conversation === null ? -1 : rows.indexOf(place.conversation);
    const next = rows[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    stepToNext();
    route(inboxHref({ ...place, conversation: next }));
  };
  useKeys([
    // What was sent is another list, which steps through itself.
    ...(place.tab === "sent" ? [] : stepping(step)),
    [SHORTCUTS.new, () => mailCampaigns.value.length > 0 && route(inboxHref({ ...place, conversation: NEW }))],
  ]);

  return (
    <div class="inbox mail-desk">
      {(twoPanes || place.conversation === null) && (
        <List
          place={place}
          title={m.mail_title()}
          held={heldMails.value}
          lines={lines.value.filter(({ campaign }) => campaign.channel === "email")}
          campaigns={mailCampaigns.value}
          sought={m.mail_search()}
          emptyHint={m.mail_empty_hint()}
          begin={<WriteButton href={inboxHref({ ...place, conversation: NEW })} />}
          draw={(row, href, current) => <MailRow row={row} href={href} current={current} />}
          sent={<SentList place={place} />}
        />
      )}
      {(twoPanes || place.conversation !== null) && <Shown place={place} />}
    </div>
  );
}

function Shown({ place }: { place: InboxPlace }) {
  const { conversation } = place;
  if (conversation === null) return <NothingOpen />;
  if (conversation === NEW) return <NewMail back={inboxHref({ ...place, conversation: null })} />;
  if (place.tab === "sent" && conversation.includes(OF_INTERACTION))
    return <SentThread interaction={conversation} back={inboxHref({ ...place, conversation: null })} />;
  return (
    <HeldConversation
      key={conversation}
      conversation={conversation}
      place={place}
      mine={heldMails}
      draw={(shown) => <MailThread key={shown.held.interaction} {...shown} />}
    />
  );
}
