import type { OpenedMail } from "../../mailboxes/door.ts";
import { h } from "../dom.ts";
import { done, posted } from "./asking.ts";

const KEEPS = {
  references: "References and In-Reply-To, as most clients",
  "in-reply-to": "In-Reply-To alone, as old ones",
  nothing: "neither, as some web mails",
};

/** An opened mail with all that its recipient can do with it. */
export function openedMail(mail: OpenedMail): Node[] {
  const says = h("p", { class: "says", role: "status" });
  const act = async (what: string, path: string, init: RequestInit) => {
    says.textContent = "…";
    says.textContent = (await done(`/mails/${mail.id}/${path}`, init)) || what;
  };
  const text = h("textarea", { rows: "4", "aria-label": "Answer", placeholder: "Answer …" });
  const keeps = h(
    "select",
    { "aria-label": "The client keeps" },
    ...Object.entries(KEEPS).map(([value, label]) => h("option", { value }, label)),
  );
  const ignores = h("input", { type: "checkbox" });
  const reply = h(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        const said = { text: text.value, keeps: keeps.value, ignoresReplyTo: ignores.checked };
        void act("The answer was sent", "reply", posted(said));
        text.value = "";
      },
    },
    text,
    h("label", {}, "The client keeps ", keeps),
    h("label", {}, ignores, " writes to the sender, not to Reply-To"),
    h("button", { type: "submit" }, "Reply"),
  );
  const unsubscribe = () => {
    const onclick = () => void act("It was asked for, by one POST", "unsubscribe", { method: "POST" });
    return h("button", { type: "button", onclick }, "Unsubscribe");
  };
  const page = h("div", {}, frameOf(mail.html, false));
  const pictures = h(
    "button",
    {
      type: "button",
      onclick: () => {
        page.replaceChildren(frameOf(mail.html, true));
        pictures.hidden = true;
      },
    },
    "Open with pictures",
  );
  return [
    h("h1", {}, mail.subject || "(no subject)"),
    h("dl", {}, ...facts(mail).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    h(
      "p",
      { class: "acts" },
      h("button", { type: "button", onclick: () => void act("It bounced", "bounce", { method: "POST" }) }, "Bounce"),
      h(
        "button",
        { type: "button", onclick: () => void act("The complaint was sent", "complain", { method: "POST" }) },
        "This is spam",
      ),
      ...(/^List-Unsubscribe-Post:/im.test(mail.headers) ? [unsubscribe()] : []),
      h("a", { href: `/mailboxes/mails/${mail.id}/raw`, target: "_blank" }, "As it came"),
    ),
    says,
    ...(mail.html === "" ? [h("pre", {}, mail.text)] : [pictures, page]),
    ...files(mail),
    reply,
  ];
}

function facts({ from, to, cc, answerTo, at, envelope, messageId }: OpenedMail): [string, string][] {
  const all: [string, string][] = [
    ["From", from],
    ["To", to],
    ["Cc", cc],
    ["Answers go to", answerTo],
    ["Came", new Date(at).toLocaleString()],
    ["Envelope", `${envelope.from || "<>"} → ${envelope.to}`],
    ["Message-ID", messageId],
  ];
  return all.filter(([, value]) => value !== "");
}

/** No scripts, no origin; links open beside it. Pictures from elsewhere load when one asks, as in most clients: the sender sees that. */
function frameOf(html: string, pictures: boolean): HTMLIFrameElement {
  const policy = pictures ? "" : `<meta http-equiv="Content-Security-Policy" content="img-src data:">`;
  return h("iframe", {
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    title: "The mail",
    srcdoc: `${policy}<base target="_blank"><meta name="color-scheme" content="light">${html}`,
  });
}

function files({ id, attachments }: OpenedMail): Node[] {
  if (attachments.length === 0) return [];
  const lines = attachments.map(({ name, bytes, contentId }, at) =>
    h(
      "li",
      {},
      h("a", { href: `/mailboxes/mails/${id}/files/${at}` }, name),
      ` ${bytes} bytes${contentId === null ? "" : ", inline"}`,
    ),
  );
  return [h("ul", { class: "files", "aria-label": "Files" }, ...lines)];
}
