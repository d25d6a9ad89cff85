import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { Icon } from "../icon.tsx";
import { principal } from "../session.ts";
import { StatusControl } from "../status/status-control.tsx";
import { isDark, toggleTheme } from "../theme/theme.ts";
import { AccountMenu } from "./account-menu.tsx";
import { CampaignsMenu } from "./campaigns-menu.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { LanguageMenu } from "./language-menu.tsx";
import { pageTitle } from "./page-title.ts";
import "./top-bar.css";

/** Who I am to the centre: campaigns, status, language, theme, account. */
export function TopBar() {
  const worksLines = (desk.value?.campaigns.length ?? 0) > 0;
  return (
    <header class="top-bar">
      <p class="top-bar-title" aria-hidden="true">
        {pageTitle.value}
      </p>
      <div class="top-bar-end">
        {principal.value?.viewedBy === undefined && <ConnectionDot />}
        {worksLines && <CampaignsMenu />}
        {worksLines && <StatusControl />}
        <LanguageMenu />
        <button type="button" class="icon-button only-wide" aria-label={m.portal_theme()} onClick={toggleTheme}>
          <Icon name={isDark.value ? "sun" : "moon"} />
        </button>
        <AccountMenu />
      </div>
    </header>
  );
}
