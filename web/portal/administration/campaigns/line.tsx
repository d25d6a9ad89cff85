import { LANGUAGES } from "../../../../domain/campaign/campaign.ts";
import type { BuiltChannel } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Tick } from "./field.tsx";
import { LinesField } from "./lines-field.tsx";
import { ProviderChoice } from "./provider-choice.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";
import { WordsField } from "./words-field.tsx";

const DIDS: Record<Exclude<BuiltChannel, "email">, readonly [label: () => string, hint: () => string]> = {
  webchat: [m.campaigns_dids, m.campaigns_dids_hint],
  sms: [m.campaigns_dids_sms, m.campaigns_dids_hint],
  whatsapp: [m.campaigns_dids_whatsapp, m.campaigns_dids_hint],
  messenger: [m.campaigns_dids_messenger, m.campaigns_dids_hint_messenger],
};

/** By which account its messages come and leave, which of its numbers are this campaign's, and what asks for silence (SMS-21, SMS-24, FB-3). */
export function Line() {
  const editor = useEditor();
  const { dids, doNotKeep, optOutWords } = editor.draft.value;
  const channel = editor.channel.value;
  if (channel === "email") return null;
  const [label, hint] = DIDS[channel];
  return (
    <Section id="line">
      <div class="fields">
        <ProviderChoice />
        <LinesField
          path="dids"
          label={label()}
          hint={hint()}
          value={dids}
          set={(into, value) => {
            into.dids = value;
          }}
        />
        <div class="wide">
          <Tick
            path="doNotKeep"
            hint={m.campaigns_do_not_keep_hint()}
            value={doNotKeep}
            set={(into, value) => {
              into.doNotKeep = value;
            }}
          />
        </div>
      </div>
      <h3>{m.campaigns_opt_out_words()}</h3>
      <p class="quiet remark">{m.campaigns_opt_out_words_hint()}</p>
      <div class="fields three">
        {LANGUAGES.map((language) => (
          <WordsField
            key={language}
            path={`optOutWords.${language}`}
            value={optOutWords[language]}
            set={(into, value) => {
              into.optOutWords[language] = value;
            }}
          />
        ))}
      </div>
    </Section>
  );
}
