import type { ProviderType } from "../../protocol/providers.ts";
import type { ReceiptState, Trouble } from "./fate.ts";

/** A file in the sandbox's bucket. */
export interface KeptFile {
  key: string;
  name: string;
  type: string;
  size: number;
  /** Recorded by the customer on the spot. */
  voice: boolean;
}

export type MessageKind = "message" | "call" | "offers-stopped" | "offers-resumed";

/** Why a message never arrived; each carrier has a code of its own for it. */
export type Failure = "unreachable" | "window-closed" | "media-unreadable";

/** All that passed between a customer's phone and one account: to the customer, or from them. */
export interface Message {
  /** Rises; `after` of `GET /messages`. */
  id: number;
  type: ProviderType;
  account: string;
  mine: boolean;
  /** As the carrier was given it: the customer's address, whoever wrote. */
  to: string;
  /** The account's number, sender or page. */
  from: string;
  /** The customer's number in E.164; a page-scoped id of nobody known. */
  number: string;
  kind: MessageKind;
  text: string;
  segments: number;
  /** The sender's own id of it, where the format has room for one. */
  ref: string | null;
  carrierId: string;
  /** What the request met; requests that left nothing are kept too, as `arrived: false`. */
  trouble: Trouble;
  arrived: boolean;
  state: "accepted" | ReceiptState;
  failure: Failure | null;
  /** By whom it was written to: the phone's owner has looked, or the business has said that it has. */
  read: boolean;
  receiptUrl: string | null;
  /** Kannel: which receipts were asked for, as a mask. */
  receiptMask: number;
  /** Where the carrier is told to fetch the file. */
  mediaUrl: string | null;
  file: KeptFile | null;
  template: { name: string; language: string; parameters: string[] } | null;
  /** It came although the customer's STOP had been handed over and nothing was said since: only one confirmation may. */
  afterStop: boolean;
  at: number;
}
