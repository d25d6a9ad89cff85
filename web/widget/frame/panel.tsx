import { effect } from "@preact/signals";
import { readable } from "../../../domain/campaign/contrast.ts";
import { m } from "../../shared/paraglide/messages.js";
import { closePanel, live, startingAnew, zoom } from "./chat.ts";
import { ContactForm } from "./contact-form.tsx";
import { Conversation } from "./conversation.tsx";
import { Header } from "./header.tsx";
import { failure, language, setLanguage, welcome } from "./welcome.ts";
import { t, whenOf } from "./words.ts";

effect(() => {
  const { fill, text } = readable(welcome.value?.colour ?? "");
  document.documentElement.style.setProperty("--fill", fill);
  document.documentElement.style.setProperty("--on-fill", text);
  document.documentElement.dataset.zoom = String(zoom.value);
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePanel();
});

/** The whole of the frame: a labelled dialog. */
export function Panel() {
  const chatting = live.value !== null && !startingAnew.value;
  return (
    <div class="panel" role="dialog" aria-label={welcome.value?.campaign ?? "Chat"}>
      <Header />
      {failure.value !== null ? (
        <Failure />
      ) : welcome.value === null ? (
        <div class="loading" aria-busy="true" />
      ) : chatting ? (
        <Conversation />
      ) : (
        <Entrance />
      )}
    </div>
  );
}

function Entrance() {
  const here = welcome.value;
  if (here === null) return null;
  if (here.open) return <ContactForm welcome={here} />;
  if (here.leaveMessage) return <ContactForm welcome={here} />;
  return (
    <div class="content form">
      <p class="said">{here.texts.outOfTime}</p>
      {here.opensAt !== null && <p class="quiet">{t(m.widget_opens_at, { when: whenOf(here.opensAt) })}</p>}
    </div>
  );
}

function Failure() {
  return (
    <div class="content form">
      <p class="said">{failure.value === "not-here" ? t(m.widget_not_here) : t(m.widget_try_later)}</p>
      {failure.value === "later" && (
        <button type="button" class="primary" onClick={() => setLanguage(language.value)}>
          {t(m.widget_retry)}
        </button>
      )}
    </div>
  );
}
