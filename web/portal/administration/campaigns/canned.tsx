import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { TextField } from "./field.tsx";
import { ErrorOr } from "./hint.tsx";
import { LineActions, moveUp } from "./line-actions.tsx";
import { Section } from "./section.tsx";
import { TextArea } from "./text-area.tsx";
import { idOf, useEditor } from "./use-editor.ts";

/** What agents insert by `/` (WEB-70, WEB-71): its own resource, saved with the rest. */
export function Canned() {
  const editor = useEditor();
  const { canned } = editor.draft.value;
  return (
    <Section id="canned">
      <p class="quiet">{m.campaigns_canned_intro()}</p>
      <p>
        <a href="/canned-responses">{m.settings_canned_of_all()}</a>
      </p>
      <div id={idOf("canned")} tabIndex={-1} class="lines">
        <ErrorOr path="canned" />
        {canned.length === 0 && <p class="quiet">{m.campaigns_canned_none()}</p>}
        {canned.map(({ key, text }, index) => (
          <Response key={index} place={index} word={key} text={text} />
        ))}
      </div>
      <wa-button
        size="s"
        appearance="outlined"
        onClick={() =>
          editor.edit((draft) => {
            draft.canned.push({ key: "", text: "", folder: "" });
          })
        }
      >
        <span slot="start" class="button-icon">
          <Icon name="plus" />
        </span>
        {m.campaigns_canned_add()}
      </wa-button>
    </Section>
  );
}

function Response({ place, word, text }: { place: number; word: string; text: string }) {
  const editor = useEditor();
  const number = place + 1;
  return (
    <div class="response">
      <TextField
        path={`canned.${place}.key`}
        label={m.campaigns_canned_key({ number })}
        longest={32}
        value={word}
        set={({ canned }, value) => {
          const line = canned[place];
          if (line !== undefined) line.key = value.trim();
        }}
      />
      <TextArea
        path={`canned.${place}.text`}
        label={m.campaigns_canned_text({ number })}
        rows={1}
        counted={false}
        value={text}
        set={({ canned }, value) => {
          const line = canned[place];
          if (line !== undefined) line.text = value;
        }}
      />
      <LineActions
        what={m.campaigns_canned_number({ number })}
        first={place === 0}
        up={() => editor.edit(({ canned }) => moveUp(canned, place))}
        remove={() =>
          editor.edit(({ canned }) => {
            canned.splice(place, 1);
          })
        }
      />
    </div>
  );
}
