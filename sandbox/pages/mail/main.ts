import type { MailLine, OpenedMail } from "../../mailboxes/door.ts";
import { byId, h, polling, renderer } from "../dom.ts";
import { asked, done } from "./asking.ts";
import { openedMail } from "./opened.ts";
import { newMail } from "./writing.ts";

const EVERY_MS = 1_500;

let mailbox = new URLSearchParams(location.search).get("mailbox") ?? "";
let opened = "";

const showMailboxes = renderer(byId("mailboxes"));
const showMails = renderer(byId("mails"));
const showMail = renderer(byId("mail"));

const poll = polling(EVERY_MS, async () => {
  const mailboxes = await asked<{ mailbox: string; mails: number }[]>("");
  if (mailbox === "") mailbox = mailboxes[0]?.mailbox ?? "";
  showMailboxes(JSON.stringify([mailboxes, mailbox]), () =>
    mailboxes.length === 0
      ? [h("p", { class: "empty" }, "Nobody has been written to yet.")]
      : mailboxes.map((one) => chooser(one.mailbox, `${one.mailbox} (${one.mails})`)),
  );
  const mails = mailbox === "" ? [] : await asked<MailLine[]>(`/mails?mailbox=${encodeURIComponent(mailbox)}`);
  showMails(JSON.stringify([mails, opened]), () => mails.map(lineOf));
});

function chooser(name: string, label: string): Node {
  const choose = () => {
    mailbox = name;
    history.replaceState(null, "", `/mail?mailbox=${encodeURIComponent(name)}`);
    poll.ask();
  };
  return h("button", { type: "button", "aria-pressed": String(name === mailbox), onclick: choose }, label);
}

function lineOf({ id, at, subject, from }: MailLine): Node {
  return h(
    "button",
    { type: "button", class: "line", "aria-pressed": String(id === opened), onclick: () => void open(id) },
    h("strong", {}, subject || "(no subject)"),
    h("span", {}, from),
    h("time", {}, new Date(at).toLocaleTimeString()),
  );
}

async function open(id: string): Promise<void> {
  opened = id;
  const mail = await asked<OpenedMail>(`/mails/${id}`);
  showMail(id, () => openedMail(mail));
  poll.ask();
}

byId("write").addEventListener("click", () => {
  opened = "";
  showMail(`new ${Date.now()}`, newMail);
});
byId("forget").addEventListener("click", async () => {
  await done("", { method: "DELETE" });
  mailbox = "";
  showMail("", () => []);
  poll.ask();
});
poll.ask();
