import { runDurableObjectAlarm } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { createHmac } from "node:crypto";
import type { Role } from "../../domain/access/permission.ts";
import { dialerOf, directoryOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import type { CampaignDraft, CampaignResource } from "../../protocol/configuration.ts";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { DeskServerFrame, HeldInteraction } from "../../protocol/desk-socket.ts";
import type { DialerDraft, DialerResource } from "../../protocol/dialer-fields.ts";
import type { DialerBoard } from "../../protocol/dialers.ts";
import type { ProviderDraft, ProviderResource } from "../../protocol/providers.ts";
import { PING } from "../../protocol/socket.ts";
import { createUser } from "../../store/access/users.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { Browser, PASSWORD } from "./browser.ts";
import { TestConversation } from "./centre.ts";
import { conversationSocket, Line, until, upgrade } from "./line.ts";
import { ORIGIN } from "./program.ts";

/** The house's own number in the stories. */
export const OURS = "+59898000100";
export const META_SECRETS = { token: "meta-token", appSecret: "app-secret", verifyToken: "verify-me" };
const ALWAYS = { zone: "America/Montevideo", ranges: [] };

/** An installation with its first administrator, who makes all the rest at the portal's own doors. */
export class Installation {
  readonly admin: Browser;

  constructor(admin: Browser) {
    this.admin = admin;
  }

  static async open(): Promise<Installation> {
    const nothing = { groups: [], extension: "", totalCap: 0, mayToggleCall: false, language: null, disabled: false };
    const user = { name: "Admin", role: "administrator" as const, ...nothing };
    const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
    await createUser(env.CONFIG, { id: "system", name: "Test" }, "admin", user, hash);
    return new Installation(await new Browser().signIn("admin"));
  }

  /** Somebody who has signed in. */
  async hire(username: string, name: string, role: Role, ...groups: string[]): Promise<Browser> {
    const password = { password: PASSWORD, confirm: PASSWORD };
    await this.admin.ask("POST", "/users", { username, name, role, groups, ...password });
    return new Browser().signIn(username);
  }

  provider(draft: ProviderDraft): Promise<ProviderResource> {
    return this.#make("/providers", draft);
  }

  /** `members`: user names. */
  async campaign(draft: Partial<CampaignDraft> & { name: string }, members: string[] = []): Promise<CampaignResource> {
    const form = { strategy: "nocall", thresholds: { serviceLevel: 60 }, ...draft };
    const campaign = await this.#make<CampaignResource>("/campaigns", form);
    for (const one of members) await this.admin.ask("PUT", `/campaigns/${draft.name}/members/${one}`, { penalty: 0 });
    await inForce();
    return campaign;
  }

  /** Who is in none is given nothing. */
  async voiceCampaign(name: string, members: string[]): Promise<void> {
    await this.#make("/voice-campaigns", { name });
    for (const one of members) await this.admin.ask("PUT", `/voice-campaigns/${name}/members/${one}`, { penalty: 0 });
    await inForce();
  }

  async dialer(draft: Partial<DialerDraft> & { name: string }): Promise<Dialer> {
    const form = { dialString: "3", interval: 0, schedule: { ...ALWAYS, ranges: [WHOLE_WEEK] }, ...draft };
    return new Dialer(await this.#make<DialerResource>("/dialers", form));
  }

  async #make<Resource>(path: string, draft: object): Promise<Resource> {
    const made = await this.admin.ask<Resource>("POST", path, draft);
    await inForce();
    return made;
  }
}

const WHOLE_WEEK = { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" } as const;

/** Whom a change concerns has heard of it, and nothing older is kept here. */
export async function inForce(): Promise<void> {
  await directoryOf(env).changed();
  forgetCampaigns();
}

/** A dialer by its name at the doors; `ring` is the moment for which it has set its alarm. */
export class Dialer {
  readonly resource: DialerResource;

  constructor(resource: DialerResource) {
    this.resource = resource;
  }

  get path(): string {
    return `/dialers/${this.resource.name}`;
  }

  ring(): Promise<boolean> {
    return runDurableObjectAlarm(dialerOf(env, this.resource.id));
  }

  board(by: Browser): Promise<DialerBoard> {
    return by.ask("GET", `${this.path}/progress`);
  }
}

/** An agent's tab of the portal. */
export class DeskTab {
  readonly line: Line<DeskServerFrame>;

  constructor(line: Line<DeskServerFrame>) {
    this.line = line;
  }

  static async open(browser: Browser): Promise<DeskTab> {
    const tab = new DeskTab(new Line(await browser.send("GET", "/desk/socket", undefined, upgrade)));
    const { held } = await tab.line.until("hello");
    tab.#shows(held);
    return tab;
  }

  /** All that this tab was ever given, by conversation; the newest counts. */
  held(): HeldInteraction[] {
    const given = this.line.frames.flatMap((frame) =>
      frame.t === "hello" ? frame.held : frame.t === "held" ? [frame.held] : [],
    );
    return [...new Map(given.map((held) => [held.conversation, held])).values()];
  }

  /** What a customer's address has opened, once this agent holds it; their end of it. */
  async chatWith(conversation: string): Promise<TestConversation> {
    const found = () => this.held().find((held) => held.conversation === conversation);
    // A tab shows that it is alive: without it nobody would be offered anything after half a minute.
    await until(() => {
      this.line.send(PING);
      return found() !== undefined;
    }, 10_000);
    const held = found();
    if (held === undefined) throw new Error("it was there");
    this.#shows([held]);
    return opened(conversation, held.ticket);
  }

  #shows(held: HeldInteraction[]): void {
    this.line.send({ t: "shown", interactions: held.map(({ interaction }) => interaction) });
  }
}

/** A conversation's socket by the ticket that its door wants; what is stored has come. */
async function opened(conversation: string, ticket: string): Promise<TestConversation> {
  const chat = new TestConversation(new Line<ConversationServerFrame>(await conversationSocket(conversation, ticket)));
  await chat.line.until("changes");
  return chat;
}

/** The thread as whoever may watch it sees it. */
export async function watched(by: Browser, conversation: string): Promise<TestConversation> {
  const { ticket } = await by.ask<{ ticket: string }>("POST", `/conversations/${conversation}/watch`);
  return opened(conversation, ticket);
}

/** The marks under one of our words, in the order in which they came. */
export function marksOf(chat: TestConversation, entry: string): string[] {
  return chat
    .changes()
    .flatMap((change) => (change.kind === "delivery" && change.entry === entry ? [change.state] : []));
}

/** What a gateway that knows only addresses tells of a customer's message. */
export function heardByUrl(account: ProviderResource, fields: Record<string, string>): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}${account.webhooks.inbound}?${new URLSearchParams(fields)}`);
}

/** A webhook as Twilio posts and signs it. */
export function toldByTwilio(
  account: ProviderResource,
  form: Record<string, string>,
  { path = account.webhooks.inbound, token = "twilio-token" } = {},
): Promise<Response> {
  const names = Object.keys(form).sort();
  const signed = names.reduce((text, name) => `${text}${name}${form[name]}`, `${ORIGIN}${path}`);
  return posted(path, new URLSearchParams(form).toString(), {
    "Content-Type": "application/x-www-form-urlencoded",
    "X-Twilio-Signature": createHmac("sha1", token).update(signed).digest("base64"),
  });
}

/** A webhook as Meta posts and signs it. */
export function toldByMeta(
  account: ProviderResource,
  body: unknown,
  secret = META_SECRETS.appSecret,
): Promise<Response> {
  const text = JSON.stringify(body);
  const signature = `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
  return posted(account.webhooks.inbound, text, {
    "Content-Type": "application/json",
    "X-Hub-Signature-256": signature,
  });
}

/** Meta's envelope of what happened on our number of WhatsApp. */
export function onWhatsApp(...values: object[]) {
  const metadata = { display_phone_number: OURS.slice(1), phone_number_id: "106540352242922" };
  const changes = values.map((value) => ({
    field: "messages",
    value: { messaging_product: "whatsapp", metadata, ...value },
  }));
  return { object: "whatsapp_business_account", entry: [{ id: "102290129340398", changes }] };
}

/** A text of a customer as Meta documents it; `at` in ms. */
export function whatsAppText(id: string, from: { from?: string; from_user_id?: string }, body: string, at: number) {
  return { id, ...from, timestamp: String(Math.floor(at / 1_000)), type: "text", text: { body } };
}

export function posted(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(new Request(`${ORIGIN}${path}`, { method: "POST", body, headers }));
}
