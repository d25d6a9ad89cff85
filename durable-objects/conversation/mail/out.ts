import type { CarrierAddress } from "../../calls/carrier.ts";
import type { MailIdCall } from "../../calls/database.ts";
import type { Left } from "../departures.ts";
import type { ConversationParts } from "../parts.ts";
import type { Turn } from "../turns.ts";
import { MailGateway } from "./gateway.ts";
import { MailRecipients } from "./recipients.ts";
import type { MailThread } from "./thread.ts";

/** The way of a conversation's mails to their carrier, and the ids that they get there. */
export class MailOut {
  readonly #conversation: string;
  readonly #parts: ConversationParts;
  readonly #thread: MailThread;
  readonly #gateway: MailGateway;
  readonly #recipients: MailRecipients;
  /** Into the outbox towards ARCHIVE. */
  readonly #tellMailIds: (call: MailIdCall) => void;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    parts: ConversationParts,
    thread: MailThread,
    tellMailIds: (call: MailIdCall) => void,
  ) {
    this.#conversation = ctx.id.name ?? "";
    this.#parts = parts;
    this.#thread = thread;
    this.#tellMailIds = tellMailIds;
    this.#recipients = new MailRecipients(ctx.storage.sql);
    this.#gateway = new MailGateway(env, this.#conversation, { thread, recipients: this.#recipients }, () =>
      this.#outside(),
    );
  }

  lease(address: CarrierAddress, patient: boolean): Promise<Turn | "called"> {
    return this.#gateway.lease(address, patient);
  }

  leave(address: CarrierAddress, entry: string): Promise<Left> {
    return this.#gateway.leave(address, entry);
  }

  /** Inside the transaction by which it leaves once more: for those who are without it. */
  again(entry: string): void {
    this.#recipients.again(entry);
  }

  /** Inside the transaction that settles it: answers will name this id. */
  taken(entry: string, messageId: string, now: number): void {
    this.#thread.named(entry, messageId);
    const customer = this.#parts.line.address()?.key ?? "";
    this.#tellMailIds({ verb: "mail-id", id: messageId, customer, at: now, ...this.#outside() });
  }

  /** Answers go to the thread that this one has become, by the campaign that it began in. */
  #outside(): { conversation: string; campaign: string } {
    const { facts } = this.#parts.line;
    const campaign = this.#parts.interactions.current()?.opening.campaign ?? facts.get("begunIn") ?? "";
    return { conversation: facts.get("movedTo") ?? this.#conversation, campaign };
  }
}
