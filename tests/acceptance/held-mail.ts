import { env } from "cloudflare:workers";
import { type AgentTicket, signTicket } from "../../durable-objects/tickets.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import type { Problem } from "../../protocol/problem.ts";
import { app } from "../../worker/app.ts";
import type { TestAgent } from "./centre.ts";
import { TestConversation } from "./conversation.ts";
import { fatesTold } from "./fates-told.ts";
import { until } from "./line.ts";

const HOUR = 3_600_000;

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
    return fatesTold(this.chat.changes()).filter((fate) => fate.entry === entry);
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
