import { DurableObject } from "cloudflare:workers";
import type { ProviderType } from "../../protocol/providers.ts";
import type { Answer, ApiCall, Webhook } from "../carriers/carrier.ts";
import { CARRIERS } from "../carriers/table.ts";
import type { SandboxEnv } from "../environment.ts";
import type { Account } from "../network/account.ts";
import type { KeptFile, Message, MessageKind } from "../network/message.ts";
import type { PhoneView } from "../network/phone-view.ts";
import type { NetworkSettings } from "../network/settings.ts";
import { AccountStore } from "./account-store.ts";
import { FileShelf } from "./file-shelf.ts";
import { memoryOf } from "./memory.ts";
import { type MessageQuery, MessageStore } from "./message-store.ts";
import type { Parts } from "./parts.ts";
import { People } from "./people.ts";
import { markSeen, markSigned, phoneOf, say } from "./phone.ts";
import { Post, type PostRow } from "./post.ts";
import { SCHEMA } from "./schema.ts";
import { type Stop, Stops } from "./stops.ts";
import { type Reply, submit } from "./submissions.ts";

const RANK = { accepted: 0, sent: 1, delivered: 2, seen: 3, failed: 3 } as const;

/** The one telephone exchange behind all pretend carriers: accounts, messages, webhooks to come, and every phone. */
export class Exchange extends DurableObject<SandboxEnv> {
  readonly #parts: Parts;

  constructor(ctx: DurableObjectState, env: SandboxEnv) {
    super(ctx, env);
    const { sql } = ctx.storage;
    for (const table of SCHEMA) sql.exec(table);
    this.#parts = {
      ctx,
      env,
      accounts: new AccountStore(sql),
      messages: new MessageStore(sql),
      people: new People(sql),
      stops: new Stops(sql),
      files: new FileShelf(sql, env.FILES),
      typing: new Map(),
      post: new Post(ctx, { drawUp: (row) => this.#drawUp(row), told: (row) => this.#told(row) }),
    };
  }

  /** A request to a carrier's API. */
  async asked({ type, call }: { type: ProviderType; call: ApiCall }): Promise<Reply | { file: KeptFile }> {
    const { accounts, people, messages, files } = this.#parts;
    const understood = CARRIERS[type].understand(call, accounts.ofType(type), memoryOf(this.#parts));
    if (understood.is === "submission") return submit(this.#parts, type, understood);
    if (understood.is === "file") {
      const file = files.get(understood.key);
      return file === null ? replied({ status: 404, headers: {}, body: "" }) : { file };
    }
    if (understood.is === "sign") {
      const { account, to, sign, messageId } = understood;
      const number = to === null ? messages.byCarrierId(messageId ?? "")?.number : people.numberOf(account, to);
      if (number !== undefined) markSigned(this.#parts, account, number, sign, Date.now());
    }
    return replied(understood.answer);
  }

  settings(): NetworkSettings {
    return this.#parts.accounts.settings();
  }

  putSettings(changed: NetworkSettings): void {
    this.#parts.accounts.putSettings(changed);
  }

  accounts(): Account[] {
    return this.#parts.accounts.all();
  }

  /** `origin`: where this exchange is reached, for the addresses of its files. */
  putAccounts({ changed, origin }: { changed: Account[]; origin: string }): void {
    this.#parts.accounts.put(changed);
    this.#parts.accounts.putOrigin(origin);
  }

  removeAccount(name: string): void {
    this.#parts.accounts.remove(name);
  }

  messages(query: MessageQuery): Message[] {
    return this.#parts.messages.list(query);
  }

  latest(limit: number): Message[] {
    return this.#parts.messages.latest(limit);
  }

  counts({ type, account }: { type: string; account: string }): Record<string, number> {
    return this.#parts.messages.counts(type, account);
  }

  stops(): Stop[] {
    return this.#parts.stops.all();
  }

  post(): { waiting: number; gaveUp: number } {
    return this.#parts.post.waiting();
  }

  /** Every message, webhook, STOP and person is forgotten; accounts and settings stay. */
  forget(): void {
    this.ctx.storage.transactionSync(() => {
      for (const table of ["messages", "post", "stops", "people"]) this.ctx.storage.sql.exec(`DELETE FROM ${table}`);
    });
  }

  phones(): string[] {
    return this.#parts.messages.phones(30);
  }

  phone(number: string): PhoneView {
    return phoneOf(this.#parts, number, Date.now());
  }

  say(said: {
    number: string;
    account: string;
    sender: string;
    text: string;
    file: KeptFile | null;
    kind: MessageKind;
  }): Promise<boolean> {
    return say(this.#parts, said);
  }

  seen({ number, account }: { number: string; account: string }): void {
    markSeen(this.#parts, number, account);
  }

  keepFile(bytes: ArrayBuffer, named: Pick<KeptFile, "name" | "type" | "voice">): Promise<KeptFile> {
    return this.#parts.files.put(bytes, named);
  }

  file(key: string): KeptFile | null {
    return this.#parts.files.get(key);
  }

  override async alarm(): Promise<void> {
    this.#parts.post.rang();
  }

  async #drawUp({ message: id, event }: PostRow): Promise<Webhook | null> {
    const { messages, accounts, people } = this.#parts;
    const message = messages.get(id);
    const account = message && accounts.get(message.account);
    if (message === undefined || account === undefined) return null;
    const carrier = CARRIERS[message.type];
    const customer = await people.customer(account, message.number, accounts.settings().userIds);
    if (event === "inbound") return carrier.inbound(account, message, customer, `${accounts.origin()}/${message.type}`);
    if (event === "echo") return (await carrier.echo?.(account, message, customer)) ?? null;
    return carrier.receipt(account, message, event, customer, Date.now());
  }

  #told({ message: id, event }: PostRow): void {
    const message = this.#parts.messages.get(id);
    if (message === undefined) return;
    if (event === "inbound") this.#parts.stops.told(message.account, message.number, Date.now());
    else if (event !== "echo" && RANK[event] > RANK[message.state])
      this.#parts.messages.put({ ...message, state: event });
  }
}

function replied(answer: Answer): Reply {
  return { answer, wait: 0, cut: false };
}
