import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { PageFrame } from "../../protocol/conversation-page.ts";
import type { MailDetails } from "../../protocol/mail.ts";
import { openCampaign } from "../../tests/acceptance/centre.ts";
import { TestConversation } from "../../tests/acceptance/conversation.ts";
import { conversationOf } from "../addresses.ts";

const LUCIA = { name: "Lucía", address: "lucia@example.com" };
const DETAILS: MailDetails = {
  subject: "Factura",
  from: LUCIA,
  to: [],
  cc: [],
  bcc: [],
  html: null,
  inline: {},
  files: [],
  quoted: "",
  messageId: null,
  automatic: false,
  authentication: { spf: "none", dkim: "none", dmarc: "none" },
  raw: null,
};

/** A thread of so many mails of one customer, in the line of a campaign. */
async function threadOf(name: string, mails: number): Promise<string> {
  const campaign = await openCampaign(name, { channel: "email" }, []);
  const conversation = `thread-${name}`;
  for (let n = 1; n <= mails; n++) await receive(conversation, campaign.id, n);
  return conversation;
}

function receive(conversation: string, campaign: string, n: number) {
  return conversationOf(env, conversation).receiveMail({
    conversation,
    campaign,
    mailbox: null,
    receivedAt: "soporte@banco.example",
    key: `key-${n}`,
    customer: LUCIA,
    language: "es",
    at: n,
    text: `Mail ${n}`,
    details: DETAILS,
    inside: [],
    replyTo: [],
    references: [],
    flaws: [],
    mayAnswer: false,
  });
}

const look = (conversation: string, after: number | "newest" = "newest") =>
  TestConversation.open(conversation, { role: "supervisor", who: "sara", name: "Sara", permissions: ["watch"] }, after);
const textsOf = ({ entries }: PageFrame) => entries.flatMap(({ text, mail }) => (mail === undefined ? [] : [text]));
const mailsFrom = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `Mail ${from + n}`);

test("a reader who asks for the newest gets the last ten mails, and the others page by page until the thread begins", async () => {
  const conversation = await threadOf("paginas", 75);
  const { line } = await look(conversation);
  const newest = await line.until("page");
  expect(textsOf(newest)).toEqual(mailsFrom(66, 75));
  expect(newest.head).toMatchObject({ mails: 75, interaction: { id: `${conversation}-1` } });
  expect(line.all("changes")).toEqual([]);
  line.send({ t: "page", before: newest.earlier });
  const older = await line.until("page", ({ before }) => before === newest.earlier);
  expect(textsOf(older)).toEqual(mailsFrom(16, 65));
  line.send({ t: "page", before: older.earlier });
  const oldest = await line.until("page", ({ before }) => before === older.earlier);
  expect([textsOf(oldest), oldest.earlier, oldest.head]).toEqual([mailsFrom(1, 15), null, undefined]);
});

test("what comes after the newest page follows it without a gap, and a reconnect after a change is as before", async () => {
  const conversation = await threadOf("siguientes", 12);
  const campaign = (await conversationOf(env, conversation).current())?.campaign ?? "";
  const chat = await look(conversation);
  const { head } = await chat.line.until("page");
  await receive(conversation, campaign, 13);
  await chat.line.until("changes");
  expect(chat.texts()).toEqual(["Mail 13"]);
  expect(chat.changes()[0]?.prev).toBe(head?.rev);
  const back = await look(conversation, head?.rev ?? 0);
  await back.line.until("changes");
  expect([back.texts(), back.line.all("page")]).toEqual([["Mail 13"], []]);
});

test("a visitor's page holds what a visitor may see, and nobody's ids", async () => {
  const conversation = await threadOf("ajena", 3);
  const chat = await TestConversation.open(conversation, { role: "visitor", who: "lucia", name: "Lucía" }, "newest");
  const { entries, head, deliveries } = await chat.line.until("page");
  expect(entries.map(({ by }) => by.id).filter((id) => id !== "")).toEqual([]);
  expect([head?.interaction?.staff, deliveries]).toEqual([undefined, []]);
});
