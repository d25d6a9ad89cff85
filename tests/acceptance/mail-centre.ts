import { env } from "cloudflare:workers";
import type { Campaign, Member } from "../../domain/campaign/campaign.ts";
import { directoryOf, queueOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import { type AgentTicket, signTicket } from "../../durable-objects/tickets.ts";
import { type CampaignDraft, createCampaign as campaignSchema } from "../../protocol/configuration.ts";
import type { Change, Entry } from "../../protocol/conversation-socket.ts";
import { type MailboxDraft, mailboxFields } from "../../protocol/mailboxes.ts";
import type { Problem } from "../../protocol/problem.ts";
import { createCampaign } from "../../store/configuration/change-campaigns.ts";
import { createMailbox } from "../../store/configuration/change-mailboxes.ts";
import { app } from "../../worker/app.ts";
import { receive } from "../../worker/email.ts";
import { TestAgent, TestConversation } from "./centre.ts";
import { askedOf } from "./customer.ts";
import { until } from "./line.ts";

const BY = { id: "system", name: "Test" };
const HOUR = 3_600_000;
let version = 1_000_000;
let letters = 0;

export interface MailCentre {
  campaign: Campaign;
  /** Of its mailbox. */
  address: string;
  agents: TestAgent[];
}

/**
 * A mail campaign as an administrator makes it, its mailbox `soporte@<name>.example`, and agents at their desks. What leaves by the platform's
 * binding is asked of `sentBy(name)`.
 */
export async function openMailCentre(
  name: string,
  agents: string[],
  own: Partial<CampaignDraft> = {},
  mailbox: Partial<MailboxDraft> = {},
): Promise<MailCentre> {
  const address = `soporte@${name}.example`;
  const box = mailboxFields.parse({ name: `box-${name}`, address, fromName: "Soporte Banco", ...mailbox });
  const { id } = await createMailbox(env.CONFIG, env.SEAL_SECRET, BY, box);
  const thresholds = { serviceLevel: 3_600 };
  const draft = { name, channel: "email", strategy: "nocall", thresholds, mailbox: id, ...own };
  const created = await createCampaign(env.CONFIG, BY, campaignSchema.parse(draft));
  await directoryOf(env).changed();
  forgetCampaigns();
  const snapshot = await directoryOf(env).campaign(created.id);
  if (snapshot === null) throw new Error("it was created");
  const { campaign } = snapshot;
  const members = agents.map((agent, position): Member & { name: string } => ({
    agent,
    name: agent,
    penalty: 0,
    position,
  }));
  await queueOf(env, campaign.id).configure({ ...snapshot, members, version: ++version });
  return {
    campaign,
    address,
    agents: await Promise.all(agents.map((agent) => new TestAgent(agent, [campaign]).signIn())),
  };
}

export interface Letter {
  from: string;
  to: string;
  subject: string;
  text?: string;
  html?: string;
  id?: string;
  /** Further header lines. */
  headers?: string[];
  files?: { name: string; type: string; bytes: Uint8Array; contentId?: string }[];
  /** Where it is told from the header's. */
  envelope?: { from?: string; to?: string };
}

/** What a customer's mail program puts on the wire. */
export function wire({ from, to, subject, text = "Hola", html, id, headers = [], files = [] }: Letter): string {
  const body = html === undefined ? text : html;
  const type = html === undefined ? "text/plain" : "text/html";
  const encoded = (bytes: Uint8Array) => btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
  const parts = files.map(({ name, type: kind, bytes, contentId }) =>
    [
      "--cut",
      `Content-Type: ${kind}; name="${name}"`,
      `Content-Disposition: ${contentId === undefined ? "attachment" : "inline"}; filename="${name}"`,
      ...(contentId === undefined ? [] : [`Content-ID: <${contentId}>`]),
      "Content-Transfer-Encoding: base64",
      "",
      ...(encoded(bytes).match(/.{1,76}/g) ?? []),
    ].join("\r\n"),
  );
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${id ?? `letter-${++letters}@client.example`}>`,
    "MIME-Version: 1.0",
    ...headers,
    'Content-Type: multipart/mixed; boundary="cut"',
    "",
    "--cut",
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    encoded(new TextEncoder().encode(body)),
    ...parts,
    "--cut--",
    "",
  ].join("\r\n");
}

/** It comes in at our door; null: it was taken, else why it was refused for good. */
export async function post(letter: Letter): Promise<string | null> {
  return postRaw(wire(letter), {
    from: letter.envelope?.from ?? addressOf(letter.from),
    to: letter.envelope?.to ?? addressOf(letter.to),
  });
}

export async function postRaw(raw: string, envelope: { from: string; to: string }): Promise<string | null> {
  let refused: string | null = null;
  const bytes = new TextEncoder().encode(raw);
  const setReject = (why: string) => {
    refused = why;
  };
  await receive({ ...envelope, raw: new Blob([bytes]).stream(), rawSize: bytes.byteLength, setReject }, env);
  return refused;
}

function addressOf(written: string): string {
  return /<([^>]*)>/.exec(written)?.[1] ?? written;
}

type Party = { name: string; email: string };

/** What the platform's binding was given. */
export interface SentMail {
  from: Party;
  to: Party[];
  cc?: Party[];
  bcc?: Party[];
  replyTo?: Party;
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: { filename: string; type: string; disposition: string; contentId?: string; content: string }[];
}

export async function sentBy(name: string): Promise<SentMail[]> {
  return (await askedOf(name)).map(({ body }) => JSON.parse(body) as SentMail);
}

/** The first one that the agent holds, as their screen has it. */
export async function firstHeld(agent: TestAgent, n = 0): Promise<HeldMail> {
  await until(() => agent.held().length > n);
  const interaction = agent.held()[n] ?? "";
  await agent.holds(interaction);
  const conversation = interaction.slice(0, interaction.lastIndexOf("-"));
  const who = { role: "agent", who: agent.id, name: agent.id, session: `session-${agent.id}` };
  return new HeldMail(agent, conversation, await TestConversation.open(conversation, who));
}

/** A thread on its holder's screen, with the doors of the composer. */
export class HeldMail {
  readonly chat: TestConversation;
  readonly conversation: string;
  readonly agent: TestAgent;

  constructor(agent: TestAgent, conversation: string, chat: TestConversation) {
    this.agent = agent;
    this.conversation = conversation;
    this.chat = chat;
  }

  mails(): Entry[] {
    return this.chat
      .changes()
      .flatMap((change) => (change.kind === "entry" && change.entry.mail !== undefined ? [change.entry] : []));
  }

  /** The mail of this place, as soon as it is there. */
  async mail(at: number): Promise<Entry & { mail: NonNullable<Entry["mail"]> }> {
    await until(() => this.mails().length > at);
    const entry = this.mails()[at];
    if (entry?.mail === undefined) throw new Error("no mail");
    return { ...entry, mail: entry.mail };
  }

  marks(entry: string) {
    const isOf = (change: Change) => change.kind === "delivery" && change.entry === entry;
    return this.chat.changes().flatMap((change) => (isOf(change) && change.kind === "delivery" ? [change] : []));
  }

  async arrived(entry: string, state: string): Promise<void> {
    await until(() => this.marks(entry).at(-1)?.state === state);
  }

  async ask(method: string, path: string, body?: unknown, who = this.agent.id): Promise<Response> {
    const claims: AgentTicket = {
      role: "agent",
      who,
      name: who,
      conversation: this.conversation,
      session: "s",
      sessionEnds: Date.now() + HOUR,
      expires: Date.now() + HOUR,
    };
    const headers = {
      Authorization: `Bearer ${await signTicket(env.TICKET_SECRET, claims)}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const url = `https://deskline.test/api/conversations/${this.conversation}${path}`;
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return app.fetch(new Request(url, init), env, { waitUntil() {}, passThroughOnException() {} } as never);
  }

  /** Sends; the id of the entry. */
  async write(mail: object): Promise<string> {
    const id = crypto.randomUUID();
    const answer = await this.ask("POST", "/mails", { id, mode: "reply", subject: "Re", html: "<p>Hola</p>", ...mail });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    return id;
  }

  async refused(mail: object, who?: string): Promise<Problem> {
    const id = crypto.randomUUID();
    const body = { id, mode: "reply", subject: "Re", html: "<p>Hola</p>", ...mail };
    const answer = await this.ask("POST", "/mails", body, who);
    if (answer.ok) throw new Error(`it was let through: ${await answer.text()}`);
    return answer.json<Problem>();
  }

  /** A file that the composer uploads. */
  async upload(name: string, type: string, bytes: Uint8Array): Promise<string> {
    const { FILES } = env;
    const id = crypto.randomUUID();
    await FILES.put(`conversations/${this.conversation}/${id}`, bytes, {
      httpMetadata: { contentType: type },
      customMetadata: { name },
    });
    return id;
  }

  async html(file: string | null): Promise<string> {
    const answer = await this.ask("GET", `/files/${file ?? ""}`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  }
}
