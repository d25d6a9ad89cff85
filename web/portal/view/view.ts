import { effect } from "@preact/signals";
import { answer, api } from "../api.ts";
import { loadSession, principal } from "../session.ts";

const MARK = "deskline:view";

/** This browser sees as another user from now on; the portal begins anew as theirs. */
export async function beginView(username: string): Promise<void> {
  await answer(api.users[":username"].view.$post({ param: { username } }));
  tellOtherTabs();
  location.assign("/");
}

/** As oneself again, where people are administered. */
export async function endView(): Promise<void> {
  await answer(api.me.view.$delete());
  tellOtherTabs();
  location.assign("/users");
}

function tellOtherTabs(): void {
  try {
    localStorage.setItem(MARK, String(Date.now()));
  } catch {}
}

addEventListener("storage", ({ key }) => key === MARK && void loadSession());

let timer: ReturnType<typeof setTimeout> | undefined;
/** It ends by itself: who looks on then is told nothing as the other user any more. */
effect(() => {
  clearTimeout(timer);
  const until = principal.value?.viewedBy?.until;
  if (until !== undefined) timer = setTimeout(() => void endView().catch(() => location.reload()), until - Date.now());
});
