import type { ProviderSecrets, ProviderSettings, ProviderType, Template } from "../protocol/providers.ts";

/**
 * What every type of provider is to the house: how a message leaves, what its answer means, what its webhooks say. One file a type;
 * `channels/carriers.ts` is the table. Adapters are pure but for the two that must ask the carrier (`file`, `templates`), which get
 * a `fetch` that keeps the rules of `channels/wire.ts`.
 */

export interface CarrierAccount {
  id: string;
  type: ProviderType;
  settings: ProviderSettings;
  secrets: ProviderSecrets;
}

/** One message to one customer. */
export interface Departure {
  /** Ours: comes back in receipts. `c.<conversation>.<entry>` or `d.<dialer>.<row>`; letters, digits, `-`, `_`, `.` only. */
  ref: string;
  /** As the carrier gets it: a number in the account's format, a WhatsApp user id, a page-scoped id. */
  to: string;
  /** Sender or port of this message; null: the account's. */
  from: string | null;
  text: string;
  /** Public, signed, expiring address of a file of ours. */
  file: { url: string; type: string; name: string } | null;
  template: { name: string; language: string; parameters: string[] } | null;
  /** Messenger: outside the 24 hours, inside the seven days. */
  humanAgent: boolean;
}

export interface CarrierRequest {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body: string | null;
}

/** What became of a send. Only `slow-down` and `unreachable` may be tried again: nothing has left. */
export type Sent =
  | { outcome: "accepted"; carrierId: string | null }
  | { outcome: "refused"; reason: string }
  | { outcome: "slow-down" /** ms */; retryAfter: number }
  | { outcome: "unreachable"; reason: string }
  | { outcome: "unknown"; reason: string };

/** A webhook as it came: raw bytes, because signatures are over them. */
export interface RawWebhook {
  /** The configured public address, path and query included: Twilio signs it. */
  url: string;
  method: string;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/** A file that the customer sent and the carrier keeps. */
export interface RemoteFile {
  /** The carrier's id or address of it. */
  source: string;
  name: string;
  type: string;
}

/** `slow` to `seen` rise; a receipt never lowers what is known. */
export type ReceiptState = "sent" | "delivered" | "seen" | "failed";

export type Arrival =
  | {
      kind: "message";
      /** The carrier's id of it: the same again is a repetition. Null where it gives none. */
      id: string | null;
      /** As the carrier wrote it: a number, a WhatsApp user id (`BR.1349…`), a page-scoped id. */
      from: string;
      /** WhatsApp: the phone beside a user id. */
      phone: string | null;
      /** Our number, page or port that was written to; empty where the carrier does not say. */
      to: string;
      /** The carrier's time in ms; null: now. */
      at: number | null;
      name: string;
      text: string;
      files: RemoteFile[];
      /** A call, which opens WhatsApp's window and says nothing. */
      call: boolean;
    }
  | {
      kind: "receipt";
      ref: string | null;
      carrierId: string | null;
      state: ReceiptState;
      reason: string;
      at: number | null;
    }
  /** Messenger: all that was sent to this customer up to then. */
  | { kind: "watermark"; customer: string; state: "delivered" | "seen"; at: number }
  /** WhatsApp: the customer wants no promotions any more, or again. `customer` as in a message's `from`, `phone` beside a user id. */
  | { kind: "promotions"; customer: string; phone: string | null; wanted: boolean }
  /** One item of a batch that could not be read: the others count, and the door keeps the webhook raw. */
  | { kind: "unreadable"; reason: string };

/** A message that this carrier or account cannot carry; nothing has left. Its text is for people. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** A webhook that no arrival could be made of: the door keeps it raw. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/**
 * `fetch` that keeps to the rules of `wire.ts`: host, time, size. A redirect is not followed but answered as it came. Throws
 * `Refusal` for an address that is not allowed.
 */
export type Ask = (request: CarrierRequest) => Promise<Response>;

export interface CarrierAnswer {
  status: number;
  headers: Headers;
  /** At most 64 KB of it. */
  body: string;
}

export interface Carrier {
  /** Hosts of the carrier itself, `host` or `*.host`: always allowed. None where the address is the account's own. */
  hosts: readonly string[];
  /**
   * The request that sends it. `statusUrl` is where this account's receipts come in, without our `ref`: the adapter adds it.
   * Throws `Refusal` for what this type cannot carry.
   */
  request(account: CarrierAccount, departure: Departure, statusUrl: string): CarrierRequest;
  /** What the answer to that request means. Never throws. */
  answered(answer: CarrierAnswer, departure: Departure): Sent;
  /** The same request with what a 401 asks for (HTTP digest): nothing has left until then. Null: it asks for something else. */
  challenged?(account: CarrierAccount, request: CarrierRequest, answer: CarrierAnswer): CarrierRequest | null;
  /** The id by which receipts name the message of this `ref`, of a carrier that does not give the `ref` back. */
  receiptId?(ref: string): string;
  /** Is it the carrier's? Over the raw bytes, in constant time. Types without signatures rely on the unguessable path. */
  isGenuine(webhook: RawWebhook, account: CarrierAccount): Promise<boolean>;
  /** All that an inbound or status webhook says; throws `Unreadable` where nothing of it can be read (the door keeps it raw). */
  read(webhook: RawWebhook, account: CarrierAccount): Arrival[];
  /** What the carrier reads when all is kept: status 200 and this. */
  thanks: { type: string; body: string };
  /** Meta: the answer to the GET that proves the address is ours; null: it does not prove it. */
  handshake?(query: URLSearchParams, account: CarrierAccount): string | null;
  /** The bytes of a file that a customer sent; at most `limit` bytes are read. */
  file?(account: CarrierAccount, file: RemoteFile, ask: Ask): Promise<Response>;
  /** All templates of the account. */
  templates?(account: CarrierAccount, ask: Ask): Promise<Template[]>;
  /** Messenger, WhatsApp: tells the customer that we type, or have seen their message. */
  sign?(
    account: CarrierAccount,
    customer: string,
    sign: "typing" | "seen",
    messageId: string | null,
  ): CarrierRequest | null;
  /** Longest text that one message carries, characters. */
  longest: number;
}
