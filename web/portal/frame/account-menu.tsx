import { useLocation } from "preact-iso";
import { LANGUAGES } from "../../../domain/campaign/campaign.ts";
import { m } from "../../shared/paraglide/messages.js";
import { enterSends } from "../composer/preferences.ts";
import { Icon } from "../icon.tsx";
import { initials } from "../initials.ts";
import { chooseLanguage, LANGUAGES_OFFERED } from "../language.ts";
import { allowNotifications, mayAskForNotifications } from "../offers/attention.ts";
import { soundsShown } from "../offers/sounds.ts";
import { principal } from "../session.ts";
import { askToLeave } from "../status/leaving.ts";
import { toggleTheme } from "../theme/theme.ts";
import { useWide } from "../wide.ts";
import { keysShown } from "./keys.ts";
import { LanguageItem } from "./language-menu.tsx";
import { selected } from "./selected.ts";

const ROLES = {
  agent: m.portal_role_agent,
  supervisor: m.portal_role_supervisor,
  administrator: m.portal_role_administrator,
};

/** The avatar: who is signed in, password, keys, sign out; on phones language and theme too. */
export function AccountMenu() {
  const { route } = useLocation();
  const roomy = useWide("(min-width: 640px)");
  const me = principal.value;
  if (me === null) return null;

  const choose = (event: Event) => {
    const value = selected(event);
    const language = LANGUAGES.find((one) => one === value);
    if (language !== undefined) chooseLanguage(language);
    else if (value === "password") route("/password");
    else if (value === "second-factor") route("/second-factor");
    else if (value === "keys") keysShown.value = true;
    else if (value === "theme") toggleTheme();
    else if (value === "sounds") soundsShown.value = true;
    else if (value === "enter") enterSends.value = !enterSends.value;
    else if (value === "notifications") void allowNotifications();
    else if (value === "sign-out") askToLeave();
  };

  return (
    <wa-dropdown placement="bottom-end" size="s" onwa-select={choose}>
      <button slot="trigger" type="button" class="top-bar-button" aria-label={m.portal_account({ name: me.name })}>
        <span class="avatar">{initials(me.name)}</span>
      </button>
      <div class="menu-head">
        <strong>{me.name}</strong>
        <span class="quiet">
          {me.username} · {ROLES[me.role]()}
        </span>
      </div>
      <wa-divider />
      {me.viewedBy === undefined && (
        <>
          <wa-dropdown-item value="password">
            <Icon slot="icon" name="key" />
            {m.portal_change_password()}
          </wa-dropdown-item>
          <wa-dropdown-item value="second-factor">
            <Icon slot="icon" name="shield" />
            {m.portal_second_factor()}
          </wa-dropdown-item>
        </>
      )}
      <wa-dropdown-item value="keys">
        <Icon slot="icon" name="keyboard" />
        {m.portal_keys()}
      </wa-dropdown-item>
      {me.viewedBy === undefined && (
        <wa-dropdown-item value="sounds">
          <Icon slot="icon" name="volume" />
          {m.portal_sounds()}
        </wa-dropdown-item>
      )}
      <wa-dropdown-item type="checkbox" value="enter" checked={enterSends.value}>
        {m.portal_enter_sends()}
      </wa-dropdown-item>
      {mayAskForNotifications() && (
        <wa-dropdown-item value="notifications">
          <Icon slot="icon" name="bell" />
          {m.portal_allow_notifications()}
        </wa-dropdown-item>
      )}
      {!roomy && (
        <>
          <wa-dropdown-item value="theme">
            <Icon slot="icon" name="moon" />
            {m.portal_theme()}
          </wa-dropdown-item>
          {LANGUAGES_OFFERED.map((one) => (
            <LanguageItem key={one} language={one} />
          ))}
        </>
      )}
      <wa-divider />
      <wa-dropdown-item value="sign-out">
        <Icon slot="icon" name="sign-out" />
        {m.portal_sign_out()}
      </wa-dropdown-item>
    </wa-dropdown>
  );
}
