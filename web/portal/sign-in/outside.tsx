import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES_OFFERED, language } from "../language.ts";
import { isDark, toggleTheme } from "../theme/theme.ts";
import "./outside.css";

/** The one card that is shown to whoever is not signed in, with language and theme below it. */
export function Outside({ children }: { children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${m.portal_sign_in()} · Deskline`;
  }, []);
  return (
    <div class="outside">
      <main class="outside-card">
        <p class="outside-brand">
          <span class="mark">
            <Icon name="desk" size={20} />
          </span>
          Deskline
        </p>
        {children}
      </main>
      <footer class="outside-foot">
        <fieldset class="segments">
          <legend class="visually-hidden">{m.portal_language()}</legend>
          {LANGUAGES_OFFERED.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language.value}
              onClick={() => chooseLanguage(one)}
            >
              {LANGUAGE_NAMES[one]}
            </button>
          ))}
        </fieldset>
        <button type="button" class="icon-button" aria-label={m.portal_theme()} onClick={toggleTheme}>
          <Icon name={isDark.value ? "sun" : "moon"} />
        </button>
      </footer>
    </div>
  );
}
