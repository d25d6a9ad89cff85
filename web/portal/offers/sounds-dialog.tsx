import { LOUDEST, SOUND_KINDS, type SoundKind, type Sounds } from "../../../domain/attention/sounds.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Tick } from "../administration/record/fields.tsx";
import { RecordDialog } from "../administration/record/record-dialog.tsx";
import { useField, useRecord } from "../administration/record/record-form.ts";
import { Icon } from "../icon.tsx";
import { keepSounds, sounds, soundsShown } from "./sounds.ts";
import { ring } from "./tone.ts";
import "./sounds-dialog.css";

const WORDS: Record<SoundKind, { name: () => string; hint: () => string }> = {
  offer: { name: m.sounds_offer, hint: m.sounds_offer_hint },
  message: { name: m.sounds_message, hint: m.sounds_message_hint },
  alert: { name: m.sounds_alert, hint: m.sounds_alert_hint },
  whisper: { name: m.sounds_whisper, hint: m.sounds_whisper_hint },
};
const STEP = 5;

/** Which kinds ring and how loud, kept with the user; each is heard before it is saved. */
export function SoundsDialog() {
  return (
    <RecordDialog<Sounds>
      title={m.portal_sounds()}
      draft={sounds.peek()}
      save={keepSounds}
      closed={() => {
        soundsShown.value = false;
      }}
    >
      <p class="quiet">{m.sounds_what()}</p>
      <Volume />
      <ul class="sounds">
        {SOUND_KINDS.map((kind) => (
          <Kind key={kind} kind={kind} />
        ))}
      </ul>
    </RecordDialog>
  );
}

function Volume() {
  const { value, set } = useField("volume", m.sounds_volume());
  return (
    <label class="sounds-volume">
      <span>{m.sounds_volume()}</span>
      <input
        id="field-volume"
        type="range"
        min={0}
        max={LOUDEST}
        step={STEP}
        value={Number(value)}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <output>{Number(value) === 0 ? m.sounds_silent() : String(value)}</output>
    </label>
  );
}

function Kind({ kind }: { kind: SoundKind }) {
  const { draft } = useRecord();
  const { name, hint } = WORDS[kind];
  return (
    <li>
      <Tick name={kind} label={name()} hint={hint()} />
      <button
        type="button"
        class="icon-button"
        aria-label={m.sounds_test({ name: name() })}
        title={m.sounds_test({ name: name() })}
        // Heard even while it is switched off: that is what one decides by.
        onClick={() => ring(kind, { ...(draft.value as unknown as Sounds), [kind]: true })}
      >
        <Icon name="volume" />
      </button>
    </li>
  );
}
