import { STRATEGIES, type Strategy } from "../../../../domain/campaign/campaign.ts";
import { defaultsOf } from "../../../../domain/campaign/defaults.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { ChannelChoice } from "./channel-choice.tsx";
import { Colour } from "./colour.tsx";
import { Choice, Figure, TextField, Tick } from "./field.tsx";
import { Section } from "./section.tsx";
import { Times } from "./times.tsx";
import { Transfers } from "./transfers.tsx";
import { useEditor } from "./use-editor.ts";

const WHO: Record<Strategy, () => string> = {
  incall: m.campaigns_strategy_incall,
  nocall: m.campaigns_strategy_nocall,
  interaction: m.campaigns_strategy_interaction,
  ringall: m.campaigns_strategy_ringall,
  ringallmultiple: m.campaigns_strategy_ringallmultiple,
  nopause: m.campaigns_strategy_nopause,
  omni: m.campaigns_strategy_omni,
};
const ORDERS = {
  wrandom: [m.campaigns_order_wrandom, m.campaigns_order_wrandom_hint],
  rrmemory: [m.campaigns_order_rrmemory, m.campaigns_order_rrmemory_hint],
  leastrecent: [m.campaigns_order_leastrecent, m.campaigns_order_leastrecent_hint],
} as const;

/** Name, who receives and in which order, colour and times (WEB-1, WEB-2, WEB-20, WEB-25, WEB-40). */
export function Basic() {
  const editor = useEditor();
  const draft = editor.draft.value;
  const isNew = editor.campaign === null;
  const channel = editor.channel.value;
  const pull = draft.strategy === "ringall" || draft.strategy === "ringallmultiple";
  const one = draft.strategy === "incall" || draft.strategy === "interaction" || pull;
  return (
    <Section id="basic">
      <div class="fields">
        {isNew && <ChannelChoice />}
        <TextField
          path="name"
          required
          hint={channel === "webchat" ? m.campaigns_name_hint() : m.campaigns_name_hint_messages()}
          value={draft.name}
          set={(into, value) => {
            into.name = value;
          }}
        />
        <Choice
          path="strategy"
          required
          placeholder={m.campaigns_strategy_choose()}
          hint={draft.strategy === "" ? "" : WHO[draft.strategy]()}
          value={draft.strategy}
          choices={STRATEGIES.map((one) => [one, one])}
          set={(into, value) => {
            into.strategy = value;
          }}
        />
        <Choice
          path="order"
          disabled={pull}
          hint={pull ? m.campaigns_order_none() : ORDERS[draft.order][1]()}
          value={draft.order}
          choices={(["leastrecent", "rrmemory", "wrandom"] as const).map((one) => [one, ORDERS[one][0]()])}
          set={(into, value) => {
            into.order = value;
          }}
        />
        <Figure
          path="maxInteractions"
          unit={m.campaigns_chats()}
          hint={one ? m.campaigns_max_interactions_unused() : m.campaigns_max_interactions_hint()}
          preset={defaultsOf(channel).maxInteractions}
          value={draft.maxInteractions}
          set={(into, value) => {
            into.maxInteractions = value;
          }}
        />
        {isNew ? (
          <TextField
            path="caseCode"
            hint={m.campaigns_case_code_hint()}
            longest={6}
            value={draft.caseCode}
            set={(into, value) => {
              into.caseCode = value.toUpperCase();
            }}
          />
        ) : (
          <dl class="fixed-field">
            <dt>{m.campaigns_case_code()}</dt>
            <dd>{draft.caseCode}</dd>
            <dd class="quiet">{m.campaigns_case_code_fixed()}</dd>
          </dl>
        )}
        {channel === "webchat" && <Colour />}
        <div class="wide">
          <Tick
            path="enabled"
            hint={channel === "webchat" ? m.campaigns_enabled_hint() : m.campaigns_enabled_hint_messages()}
            value={draft.enabled}
            set={(into, value) => {
              into.enabled = value;
            }}
          />
        </div>
      </div>
      <Times />
      <Transfers />
    </Section>
  );
}
