import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Failure, KeptFile, Message } from "../network/message.ts";
import type { NetworkSettings } from "../network/settings.ts";

/** A request to a carrier's API, its path without the type in front. */
export interface ApiCall {
  method: string;
  path: string;
  query: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** Up to and with the type: what stands before `path`. */
  base: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One message of a request to send. */
export interface Submission {
  to: string;
  from: string;
  text: string;
  ref: string | null;
  receiptUrl: string | null;
  receiptMask: number;
  mediaUrl: string | null;
  template: Message["template"];
  /** Accepted, but it will not arrive. */
  failure: Failure | null;
  /** Infobip lets its customer choose the id. */
  carrierId: string | null;
}

export type Understood =
  | { is: "submission"; account: Account; submissions: Submission[] }
  /** Typing, or read up to a message: seen on the phone, and answered. */
  | {
      is: "sign";
      account: Account;
      to: string | null;
      sign: "typing" | "seen";
      messageId: string | null;
      answer: Answer;
    }
  | { is: "file"; key: string }
  | { is: "answered"; answer: Answer };

export interface Webhook {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body: string | null;
}

/** What a carrier remembers beyond one request. */
export interface Memory {
  now: number;
  /** ms when the customer last wrote to, or called, this account; null: never. */
  lastWord(account: Account, customer: string): number | null;
  /** The customer asked this account's sender for silence. */
  optedOut(account: Account, customer: string): boolean;
  /** A file by the carrier's id of it. */
  file(id: string): KeptFile | null;
  /** E.164 of an address at this account; the address itself when nobody has it. */
  numberOf(account: Account, address: string): string;
}

/** The customer as this account knows them. */
export interface Customer {
  number: string;
  name: string;
  /** Messenger: page-scoped id. WhatsApp: user id. */
  id: string;
  names: NetworkSettings["userIds"];
}

/** The public side of one type of carrier, written from its documentation and from nothing of ours. */
export interface PretendCarrier {
  /** What the request is; refuses what the carrier would refuse, in its words. */
  understand(call: ApiCall, accounts: Account[], memory: Memory): Understood;
  /** A new id as this carrier makes them. */
  newId(): string;
  accepted(messages: Message[], account: Account): Answer;
  refused(): Answer;
  broken(): Answer;
  slowDown(): Answer;
  /** The receipt, or none where the carrier has none for that state or was not asked for it. */
  receipt(
    account: Account,
    message: Message,
    state: ReceiptState,
    customer: Customer,
    now: number,
  ): Promise<Webhook | null>;
  /** What the customer wrote or did; `files` is where this carrier's files can be fetched. */
  inbound(account: Account, message: Message, customer: Customer, base: string): Promise<Webhook | null>;
  /** Messenger: our own message, told back. */
  echo?(account: Account, message: Message, customer: Customer): Promise<Webhook>;
}
