import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { BuiltChannel, CampaignLine } from "../../../../protocol/configuration.ts";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";
import { campaignsOf, newCampaignOf } from "./address.ts";
import { CopyDialog } from "./copy-dialog.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { loadHolidays } from "./holidays.ts";
import { shownChannels } from "./shown-channels.ts";
import { CampaignTable } from "./table.tsx";
import "./list.css";

const PAGE = 50;
const TYPING_PAUSE_MS = 200;

/** The campaigns that the administrator may see, by channel (WEB-6, SMS-26). */
export function Campaigns() {
  const { query } = useLocation();
  const channel = shownChannels().find((one) => one === query.channel) ?? "webchat";
  return <CampaignsOf key={channel} channel={channel} />;
}

function CampaignsOf({ channel }: { channel: BuiltChannel }) {
  const lines = useSignal<readonly CampaignLine[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<Problem | null>(null);
  const sought = useSignal("");
  const going = useSignal<CampaignLine | null>(null);
  const copying = useSignal<CampaignLine | null>(null);
  const gone = useSignal<string | null>(null);

  const load = async (cursor: string | null) => {
    const q = sought.value;
    failure.value = null;
    try {
      const query = {
        channel,
        limit: String(PAGE),
        ...(q !== "" && { q }),
        ...(cursor !== null && { cursor }),
      };
      const page = await answer(api.campaigns.$get({ query }));
      if (q !== sought.value) return;
      lines.value = cursor === null ? page.items : [...(lines.value ?? []), ...page.items];
      next.value = page.nextCursor;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void loadHolidays(), []);
  useEffect(() => {
    const timer = setTimeout(() => void load(null), lines.value === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [sought.value]);

  return (
    <Page
      title={m.campaigns_title()}
      tabs={shownChannels().map((one) => ({
        href: campaignsOf(one),
        label: channelName(one),
        current: one === channel,
      }))}
      actions={
        <wa-button variant="brand" size="s" href={newCampaignOf(channel)}>
          <span slot="start" class="button-icon">
            <Icon name="plus" />
          </span>
          {m.campaigns_new()}
        </wa-button>
      }
    >
      <div class="campaigns-tools">
        <wa-input
          size="s"
          type="search"
          label={m.campaigns_search()}
          with-clear
          maxlength={64}
          onInput={(event: Event) => {
            sought.value = ((event.currentTarget as WaInput).value ?? "").trim();
          }}
        >
          <span slot="start">
            <Icon name="search" />
          </span>
        </wa-input>
        <p role="status" class="quiet">
          {gone.value !== null && m.campaigns_deleted({ name: gone.value })}
        </p>
      </div>
      {failure.value !== null && <Failed text={problemText(failure.value)} again={() => load(null)} />}
      {lines.value === null && failure.value === null && <Late rows={4} />}
      {lines.value !== null && lines.value.length === 0 && <Nothing sought={sought.value !== ""} channel={channel} />}
      {lines.value !== null && lines.value.length > 0 && (
        <CampaignTable
          lines={lines.value}
          copy={(line) => {
            copying.value = line;
          }}
          remove={(line) => {
            going.value = line;
          }}
        />
      )}
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={() => load(next.value)}>
          {m.campaigns_more()}
        </wa-button>
      )}
      {copying.value !== null && (
        <CopyDialog
          name={copying.value.name}
          closed={() => {
            copying.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <DeleteDialog
          name={going.value.name}
          deleted={() => {
            const { id, name } = going.value ?? {};
            lines.value = (lines.value ?? []).filter((line) => line.id !== id);
            gone.value = name ?? null;
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}

const NONE: Partial<Record<BuiltChannel, () => string>> = {
  webchat: m.campaigns_none_hint,
  email: m.mailboxes_no_campaign_hint,
};

function Nothing({ sought, channel }: { sought: boolean; channel: BuiltChannel }) {
  const none = NONE[channel] ?? m.campaigns_none_hint_messages;
  return (
    <p class="panel empty">
      <strong>{sought ? m.campaigns_none_found() : m.campaigns_none()}</strong>
      {sought ? m.campaigns_none_found_hint() : none()}
    </p>
  );
}
