import { mount } from "./launcher/launcher.ts";

/** `<script async src="https://HOST/widget.js" data-campaign="NAME">`: reads its own tag, asks what the campaign looks like, shows a button. */
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>("script[data-campaign][src$='/widget.js']");
const campaign = script?.dataset.campaign;

if (script !== null && campaign) {
  const start = () =>
    mount({
      origin: new URL(script.src).origin,
      campaign,
      language: script.dataset.language ?? document.documentElement.lang.slice(0, 2),
      teaser: script.dataset.teaser ?? "",
    });
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
