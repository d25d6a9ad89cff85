import type { WebchatWelcome } from "../../../protocol/webchat.ts";
import { type Embed, Launcher } from "./launcher.ts";
import { publish } from "./public-api.ts";

const RETRY_MS = 30_000;

/** Reads its own tag, asks what the campaign looks like, shows the button. */
const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset.campaign) {
  const { campaign, language, teaser = "", title = "" } = script.dataset;
  const embed: Embed = {
    origin: new URL(script.src).origin,
    campaign,
    language: language ?? document.documentElement.lang.slice(0, 2),
    teaser,
    title,
  };
  if (document.body === null) addEventListener("DOMContentLoaded", () => void start(embed));
  else void start(embed);
}

/** A refusal is final and told to the page's author; a server that does not answer is asked again. */
async function start(embed: Embed): Promise<void> {
  const query = new URLSearchParams({ language: embed.language });
  const answer = await fetch(`${embed.origin}/api/webchat/${encodeURIComponent(embed.campaign)}?${query}`).catch(
    () => null,
  );
  if (answer?.ok) return publish(new Launcher(embed, (await answer.json()) as WebchatWelcome));
  console.warn(`Deskline: no chat for the campaign ${embed.campaign} here (${answer?.status ?? "no answer"})`);
  if (answer === null || answer.status >= 500) setTimeout(() => void start(embed), RETRY_MS);
}
