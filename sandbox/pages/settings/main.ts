import type { Account } from "../../network/account.ts";
import type { Message } from "../../network/message.ts";
import type { NetworkSettings } from "../../network/settings.ts";
import { byId, polling, renderer } from "../dom.ts";
import { ROUGH } from "./fields.ts";
import { formOf } from "./form.ts";
import { accountRows, messageRows } from "./tables.ts";

const EVERY_MS = 1_000;

const fields = byId("fields");
const saved = byId("saved");
const renderLatest = renderer(byId("latest"));
const renderAccounts = renderer(byId("accounts"));

const poll = polling(EVERY_MS, async () => {
  const [latest, accounts, post] = await Promise.all([
    ask<Message[]>("/latest"),
    ask<Account[]>("/accounts"),
    ask<{ waiting: number; gaveUp: number }>("/post"),
  ]);
  renderLatest(JSON.stringify(latest), () => messageRows(latest));
  renderAccounts(JSON.stringify(accounts), () => accountRows(accounts));
  byId("post").textContent =
    post.waiting + post.gaveUp === 0 ? "" : `Webhooks: ${post.waiting} to come, ${post.gaveUp} given up`;
});

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

/** Keeps the settings; what the sandbox refuses is said beside the title. */
async function keep(settings: Partial<NetworkSettings>): Promise<NetworkSettings | null> {
  const response = await fetch("/settings", { method: "PUT", body: JSON.stringify(settings) });
  saved.textContent = response.ok ? "Saved" : await response.text();
  saved.className = response.ok ? "" : "problem";
  return response.ok ? ((await response.json()) as NetworkSettings) : null;
}

function showForm(settings: NetworkSettings): void {
  fields.replaceChildren(...formOf(settings, (changed) => void keep(changed)));
}

async function preset(settings: Partial<NetworkSettings>): Promise<void> {
  const kept = await keep(settings);
  if (kept !== null) showForm(kept);
}

byId("calm").addEventListener("click", () => void preset({}));
byId("rough").addEventListener("click", () => void preset(ROUGH));
byId("forget").addEventListener("click", async () => {
  await fetch("/messages", { method: "DELETE" });
  poll.ask();
});
showForm(await ask<NetworkSettings>("/settings"));
poll.ask();
