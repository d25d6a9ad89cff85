import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { ConnectionStrip } from "../desk/connection-strip.tsx";
import { Offers } from "../offers/offers.tsx";
import { ActDialogs } from "../supervision/act-dialogs.tsx";
import { Notices } from "../supervision/notices.tsx";
import { ViewBanner } from "../view/banner.tsx";
import { Dialogs } from "./dialogs.tsx";
import { useShortcuts } from "./keys.ts";
import { isNarrow } from "./places.ts";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import "./frame.css";

/** What stays while screens come and go: rail, top bar, offers, the state of the connection. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  useShortcuts();
  return (
    <div class={isNarrow(path) ? "frame narrow" : "frame"} data-open={openConversation(path) ? "" : undefined}>
      <a class="skip" href="#content">
        {m.portal_skip()}
      </a>
      <Rail path={path} narrow={isNarrow(path)} />
      <TopBar />
      <main id="content" tabIndex={-1}>
        <ViewBanner />
        <ConnectionStrip />
        <Notices />
        <div class="screen">{children}</div>
      </main>
      <Offers />
      <Dialogs />
      <ActDialogs />
    </div>
  );
}

/** On a phone an open conversation takes the whole screen: no top bar, no bottom bar. */
function openConversation(path: string): boolean {
  return /^\/(inbox|mail|conversations)\/./.test(path);
}
