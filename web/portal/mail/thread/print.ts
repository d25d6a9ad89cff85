import { m } from "../../../shared/paraglide/messages.js";
import type { InteractionFacts } from "../../conversation/facts.ts";
import { sizeText } from "../../conversation/files.ts";
import { customerName } from "../../inbox/rows.ts";
import { language } from "../../language.ts";
import { attachedPictures, mailHtml } from "../view/mail-files.ts";
import { safeMail } from "../view/safe-html.ts";
import { fullMoment } from "./moment.ts";
import { partyText } from "./party.ts";
import { type PrintedMail, printDocument } from "./print-document.ts";
import { subjectText } from "./subject-text.ts";
import type { MailItem, ThreadItem } from "./thread-items.ts";

interface Printing {
  subject: string;
  facts: InteractionFacts;
  /** Notes and events are the team's own and stay on the screen. */
  items: readonly ThreadItem[];
  context: { conversation: string; ticket: () => string };
}

/** Mails that are printed at once. */
const MOST_PRINTED = 50;

/** Prints the thread, or one mail of it (EML-36): from a document of its own that runs nothing, on as many pages as it takes. */
export async function printMails({ subject, facts, items, context }: Printing): Promise<void> {
  const mails = items.filter((item): item is MailItem => item.kind === "mail").slice(-MOST_PRINTED);
  const printed = await Promise.all(mails.map((item) => printedMail(item, context, mails.length === 1)));
  const about = [customerName(facts), facts.customer.mail, facts.campaignName, facts.caseNumber];
  const title = subjectText(subject);
  await print(
    printDocument({ title, about: [...new Set(about.filter((part) => part !== ""))].join(" · "), mails: printed }),
    title,
  );
}

/** A thread says what each mail quotes by itself; a mail alone is printed whole. */
async function printedMail(
  item: MailItem,
  { conversation, ticket }: Printing["context"],
  alone: boolean,
): Promise<PrintedMail> {
  const { mail, entry } = item;
  const lists = [
    [m.mail_from(), mail.from.address === "" ? m.mail_unknown_sender() : partyText(mail.from)],
    [m.mail_to(), mail.to.map(partyText).join(", ")],
    [m.mail_cc(), mail.cc.map(partyText).join(", ")],
    [m.mail_bcc(), mail.bcc.map(partyText).join(", ")],
    [m.mail_date(), fullMoment(entry.at)],
    [m.mail_subject(), subjectText(mail.subject)],
    [
      m.mail_attachments(),
      mail.files.map(({ name, size }) => `${name} (${sizeText(size, language.value)})`).join(", "),
    ],
  ] as const;
  const head = lists.filter(([, value]) => value !== "");
  const source = mail.html === null ? null : await mailHtml(conversation, mail.html, ticket()).catch(() => null);
  if (source === null)
    return {
      head,
      html: null,
      style: "",
      text: alone && mail.quoted !== "" ? `${entry.text}\n\n${mail.quoted}` : entry.text,
    };
  const whole = alone || mail.quoted === "";
  const none = { attached: () => null, remote: () => null };
  const { attached } = safeMail(source, none, whole);
  const pictures = await attachedPictures(conversation, mail.inline, attached, ticket());
  const { html, style } = safeMail(source, { ...none, attached: (id) => pictures.get(id) ?? null }, whole);
  return { head, html, style, text: "" };
}

/** The frame may open the browser's dialog for printing, and nothing else. */
function print(page: string, title: string): Promise<void> {
  const frame = document.createElement("iframe");
  frame.className = "print-frame";
  frame.title = title;
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.srcdoc = page;
  return new Promise((resolve) => {
    frame.addEventListener("load", async () => {
      const { contentDocument, contentWindow } = frame;
      const pictures = [...(contentDocument?.images ?? [])];
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
      contentWindow?.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 1_000));
      contentWindow?.print();
      resolve();
    });
    document.querySelector(".print-frame")?.remove();
    document.body.appendChild(frame);
  });
}
