import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { BuiltChannel } from "../../../../protocol/configuration.ts";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Failed } from "../../failed.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { Page } from "../../frame/page.tsx";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";
import { addressOf, campaignsOf, NEW } from "./address.ts";
import { Basic } from "./basic.tsx";
import { Canned } from "./canned.tsx";
import { Checks } from "./checks.tsx";
import { Dispositions } from "./dispositions.tsx";
import { Domains } from "./domains.tsx";
import { Editor } from "./editor.ts";
import { Embed } from "./embed.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormFields } from "./form-fields.tsx";
import { loadHolidays } from "./holidays.ts";
import { type Kept, read } from "./kept-campaign.ts";
import { Line } from "./line.tsx";
import { MailMessages } from "./mail-messages.tsx";
import { MailRating } from "./mail-rating.tsx";
import { MailboxSection } from "./mailbox-section.tsx";
import { Members } from "./members.tsx";
import { Messages } from "./messages.tsx";
import { Preview } from "./preview.tsx";
import { shownLanguage } from "./reveal.ts";
import { SaveBar } from "./save-bar.tsx";
import { Schedule } from "./schedule.tsx";
import { SectionNav } from "./section-nav.tsx";
import { shownChannels } from "./shown-channels.ts";
import { Signature } from "./signature.tsx";
import { Thresholds } from "./thresholds.tsx";
import { Unsaved } from "./unsaved.tsx";
import { EditorContext } from "./use-editor.ts";
import "./form.css";
import "./fields.css";
import "./lists.css";

/** Up to the list of its channel. */
const listOf = (channel: BuiltChannel) => ({ href: campaignsOf(channel), label: m.portal_campaigns() });

/** The form of one campaign, or of a new one (WEB-1 to WEB-54, SMS-20 to SMS-36, FB-3). */
export function Campaign() {
  const { params } = useRoute();
  const { query } = useLocation();
  const wanted = builtChannel(query.channel);
  const name = params.name ?? NEW;
  const editor = useSignal<Editor | null>(null);
  const failure = useSignal<Problem | null>(null);

  const open = async () => {
    // Saved under this very name a moment ago: what is on the screen goes on.
    if (editor.value?.campaign?.name === name) return;
    editor.value = null;
    failure.value = null;
    try {
      const kept: Kept | null = name === NEW ? null : await read(name);
      const opened = new Editor(kept, kept === null ? wanted : builtChannel(kept.campaign.channel));
      shownLanguage.value = opened.draft.value.defaultLanguage;
      editor.value = opened;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void open(), [name]);
  useEffect(() => void loadHolidays(), []);

  if (failure.value?.code === "not_found") return <NotFound />;
  if (editor.value !== null) return <Sheet key={editor.value} editor={editor.value} name={name} />;
  return (
    <Page title={name === NEW ? m.campaigns_new() : name} parent={listOf(wanted)}>
      {failure.value === null ? <Late rows={6} /> : <Failed text={problemText(failure.value)} again={open} />}
    </Page>
  );
}

function builtChannel(named: string | undefined): BuiltChannel {
  return shownChannels().find((channel) => channel === named) ?? "webchat";
}

function Sheet({ editor, name }: { editor: Editor; name: string }) {
  const { route } = useLocation();
  const box = useRef<HTMLFormElement>(null);
  const kept = editor.campaign?.name;
  const channel = editor.channel.value;
  const isWebchat = channel === "webchat";
  useEffect(() => {
    if (kept !== undefined && kept !== name) route(addressOf(kept), true);
  }, [kept]);
  return (
    <EditorContext.Provider value={editor}>
      <Page title={kept ?? m.campaigns_new()} parent={listOf(channel)} actions={<SaveBar />} bare>
        <form
          class={isWebchat ? "campaign-form" : "campaign-form alone"}
          ref={box}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void editor.save();
          }}
        >
          <SectionNav box={box} />
          <div class="campaign-sections">
            <ErrorSummary />
            <Basic />
            <Line />
            <MailboxSection />
            <Schedule />
            {channel === "email" ? <MailMessages /> : <Messages />}
            <Signature />
            <MailRating />
            <Thresholds />
            <Checks />
            <FormFields />
            <Domains />
            <Canned />
            <Dispositions />
            <Members />
            <Embed />
          </div>
          {isWebchat && <Preview />}
        </form>
      </Page>
      <Unsaved dirty={editor.dirty.value} discard={() => editor.discard()} />
    </EditorContext.Provider>
  );
}
