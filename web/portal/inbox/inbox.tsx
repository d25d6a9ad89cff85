import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Conversation } from "../conversation/conversation.tsx";
import { HeldConversation } from "../conversation/held-conversation.tsx";
import { desk } from "../desk/desk.ts";
import { heldChats } from "../desk/held.ts";
import { useKeys } from "../frame/keys.ts";
import { usePageTitle } from "../frame/page.tsx";
import { useWide } from "../wide.ts";
import { lines } from "./lines.ts";
import { List } from "./list.tsx";
import { NewButton, NewConversation } from "./new-button.tsx";
import { NothingOpen } from "./nothing-open.tsx";
import { inboxHref, useInboxPlace } from "./place.ts";
import { Row } from "./row.tsx";
import { inboxRows } from "./rows.ts";
import { stepping, stepToNext } from "./stepping.ts";
import "./inbox.css";

/** What the agent holds: the list, the open conversation, its customer. Below 900 px list and conversation are two screens. */
export function Inbox() {
  const place = useInboxPlace();
  const { route } = useLocation();
  const twoPanes = useWide("(min-width: 900px)");
  usePageTitle(m.portal_inbox());

  const step = (by: 1 | -1) => {
    const rows = inboxRows(heldChats.value, place).map(({ held }) => held.conversation);
    const at = place.conversation === null ? -1 : rows.indexOf(place.conversation);
    const next = rows[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    stepToNext();
    route(inboxHref({ ...place, conversation: next }));
  };
  useKeys([...stepping(step)]);

  const showList = twoPanes || place.conversation === null;
  const showConversation = twoPanes || place.conversation !== null;
  return (
    <div class="inbox">
      {showList && (
        <List
          place={place}
          title={m.portal_inbox()}
          held={heldChats.value}
          lines={lines.value.filter(({ campaign }) => campaign.channel !== "email")}
          campaigns={(desk.value?.campaigns ?? []).filter(({ channel }) => channel !== "email")}
          sought={m.inbox_search()}
          emptyHint={m.inbox_empty_hint()}
          begin={<NewButton />}
          draw={(row, href, current) => <Row row={row} href={href} current={current} />}
        />
      )}
      {showConversation &&
        (place.conversation === null ? (
          <NothingOpen />
        ) : (
          <HeldConversation
            key={place.conversation}
            conversation={place.conversation}
            place={place}
            mine={heldChats}
            draw={(shown) => <Conversation {...shown} />}
          />
        ))}
      <NewConversation />
    </div>
  );
}
