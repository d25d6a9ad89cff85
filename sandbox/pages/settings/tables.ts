import type { Account } from "../../network/account.ts";
import type { Message } from "../../network/message.ts";
import { h } from "../dom.ts";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const TROUBLES = {
  refused: "refused, 4xx",
  broken: "broken, 5xx",
  "slow-down": "429",
  held: "held",
  lost: "answer lost",
} as const;

/** The last messages both ways, and what their requests met. */
export function messageRows(messages: Message[]): Node[] {
  if (messages.length === 0) return [h("tr", {}, h("td", { colspan: "5", class: "none" }, "Nothing was sent yet."))];
  return messages.map((message) =>
    h(
      "tr",
      {},
      h("td", {}, clock.format(message.at)),
      h("td", {}, message.account),
      h("td", {}, h("a", { href: `/phone?number=${encodeURIComponent(message.number)}` }, message.to)),
      h("td", { class: "text" }, message.mine ? "← " : "", wordsOf(message)),
      h("td", {}, stateOf(message)),
    ),
  );
}

export function accountRows(accounts: Account[]): Node[] {
  if (accounts.length === 0)
    return [
      h(
        "tr",
        {},
        h("td", { colspan: "4", class: "none" }, "No accounts: Deskline's demo data brings them, or PUT /accounts."),
      ),
    ];
  return accounts.map(({ name, type, from, senderId }) =>
    h(
      "tr",
      {},
      h("td", {}, name),
      h("td", {}, type),
      h("td", {}, from || senderId),
      h("td", {}, h("code", {}, addressOf(type, name))),
    ),
  );
}

/** What the account's *URL* must say in Deskline. */
function addressOf(type: string, name: string): string {
  const base = `${location.origin}/${type}`;
  return type.startsWith("url-") ? `${base}/${name}/send?phone=\${phone}&message=\${message}&id=\${id}` : base;
}

function wordsOf({ text, file, kind, template }: Message): string {
  if (kind !== "message")
    return kind === "call" ? "(a call)" : kind === "offers-stopped" ? "(no more offers)" : "(offers again)";
  return `${template === null ? "" : `[${template.name}] `}${text}${file === null ? "" : ` (${file.name})`}`;
}

function stateOf(message: Message): HTMLElement {
  const { trouble, failure, afterStop, arrived } = message;
  const words = [
    trouble === null ? "" : TROUBLES[trouble],
    arrived ? fateOf(message) : "",
    afterStop ? "after STOP" : "",
  ];
  const isBad = failure !== null || !arrived;
  return h("span", { class: isBad ? "state bad" : "state" }, words.filter((word) => word !== "").join(" · "));
}

function fateOf({ mine, read, state, failure }: Message): string {
  if (mine) return read ? "read" : "written";
  return failure ?? state;
}
