import { useSignal } from "@preact/signals";
import { LANGUAGES } from "../../../domain/campaign/campaign.ts";
import { m } from "../../shared/paraglide/messages.js";
import { closePanel, interaction, isOver, leave, live, setZoom, zoom } from "./chat.ts";
import { Icon } from "./icons.tsx";
import { direct, query } from "./place.ts";
import { downloadTranscript } from "./transcript.ts";
import { language, setLanguage, welcome } from "./welcome.ts";
import { t, timeOf } from "./words.ts";

const ZOOMS = 3;

export function Header() {
  const menu = useSignal(false);
  const agent = interaction.value?.state === "active" ? interaction.value.agent : null;
  const name = agent?.name || query.title || (welcome.value?.campaign ?? "Chat").replaceAll("_", " ");
  return (
    <div class="head">
      {agent !== null && agent.name !== "" && (
        <span class="avatar" aria-hidden="true">
          {initials(agent.name)}
        </span>
      )}
      <div class="who">
        <h1>{name}</h1>
        <p>{subtitle()}</p>
      </div>
      <button
        type="button"
        class="icon"
        aria-label={t(m.widget_text_size)}
        title={t(m.widget_text_size)}
        onClick={() => setZoom((zoom.value + 1) % ZOOMS)}
      >
        <Icon name="letters" />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={t(m.widget_menu)}
        aria-expanded={menu.value}
        onClick={() => {
          menu.value = !menu.value;
        }}
      >
        <Icon name="dots" />
      </button>
      {!direct && (
        <button type="button" class="icon" aria-label={t(m.widget_close_panel)} onClick={closePanel}>
          <Icon name="close" />
        </button>
      )}
      {menu.value && (
        <Menu
          close={() => {
            menu.value = false;
          }}
        />
      )}
    </div>
  );
}

function Menu({ close }: { close: () => void }) {
  const sure = useSignal(false);
  const running = live.value !== null && !isOver.value;
  return (
    <fieldset
      class="menu"
      aria-label={t(m.widget_menu)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <fieldset class="languages">
        <legend>{t(m.widget_language)}</legend>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={language.value === one}
            onClick={() => setLanguage(one, true)}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </fieldset>
      {live.value !== null && welcome.value?.checks.transcript && (
        <button
          type="button"
          onClick={() => {
            void downloadTranscript(timeOf);
            close();
          }}
        >
          {t(m.widget_transcript)}
        </button>
      )}
      {running && !sure.value && (
        <button
          type="button"
          onClick={() => {
            sure.value = true;
          }}
        >
          {t(m.widget_end)}
        </button>
      )}
      {running && sure.value && (
        <div class="sure">
          <span>{t(m.widget_end_sure)}</span>
          <button
            type="button"
            onClick={() => {
              leave();
              close();
            }}
          >
            {t(m.widget_end_yes)}
          </button>
          <button type="button" onClick={close}>
            {t(m.widget_end_no)}
          </button>
        </div>
      )}
    </fieldset>
  );
}

function subtitle(): string {
  const state = interaction.value?.state;
  if (state === "active") return t(m.widget_attends);
  if (state === "waiting" || state === "offered") return t(m.widget_waiting_for_agent);
  if (state !== undefined) return t(m.widget_ended);
  return welcome.value?.open === false ? t(m.widget_closed_now) : t(m.widget_answers_soon);
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
}
