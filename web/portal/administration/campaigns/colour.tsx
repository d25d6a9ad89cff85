import { INK, readable } from "../../../../domain/campaign/contrast.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { TextField } from "./field.tsx";
import { useEditor } from "./use-editor.ts";

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The widget's colour, picked or typed, and how well it is read: one too pale for any writing is darkened in the widget. */
export function Colour() {
  const editor = useEditor();
  const { colour } = editor.draft.value;
  return (
    <div class="colour-field">
      <input
        type="color"
        class="colour-tile"
        aria-label={m.campaigns_colour_pick()}
        value={COLOUR.test(colour) ? colour : INK}
        onInput={(event) => {
          const picked = event.currentTarget.value;
          editor.edit((draft) => {
            draft.colour = picked;
          });
        }}
      />
      <TextField
        path="colour"
        hint={m.campaigns_colour_hint()}
        longest={7}
        value={colour}
        set={(into, value) => {
          into.colour = value.trim();
        }}
      />
      {COLOUR.test(colour) && <Remark colour={colour} />}
    </div>
  );
}

function Remark({ colour }: { colour: string }) {
  const { fill, text, ratio } = readable(colour);
  const shown = ratio.toFixed(1);
  if (fill !== colour.toLowerCase())
    return <span class="chip near">{m.campaigns_contrast_darkened({ colour: fill, ratio: shown })}</span>;
  return (
    <span class="chip good">
      {text === INK ? m.campaigns_contrast_ink({ ratio: shown }) : m.campaigns_contrast_white({ ratio: shown })}
    </span>
  );
}
