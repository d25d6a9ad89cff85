import type { ProviderType } from "../../protocol/providers.ts";
import type { PhoneChannel } from "./account.ts";
import type { KeptFile, MessageKind } from "./message.ts";

/** What a phone's screen shows: `GET /phone/view?number=`. */
export interface PhoneView {
  number: string;
  name: string;
  /** One for each sender, the last spoken to first. */
  threads: Thread[];
  /** Whom this phone may write to. */
  contacts: Contact[];
}

export interface Contact {
  account: string;
  /** What answers behind it. */
  note: string;
  channel: PhoneChannel;
  title: string;
  sender: string;
}

export interface Thread extends Contact {
  type: ProviderType;
  typing: boolean;
  unread: number;
  bubbles: Bubble[];
}

export interface Bubble {
  id: number;
  mine: boolean;
  kind: MessageKind;
  text: string;
  at: number;
  /** Of mine: was it read? Of theirs: did this phone say so? */
  seen: boolean;
  file: KeptFile | null;
  template: { header: string; footer: string; buttons: string[] } | null;
}
