/** A campaign as the rules see it: who may write, who answers, when, and with which texts. */

export const LANGUAGES = ["es", "en", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];
/** A text in the languages it was written in; a missing one falls back to the campaign's default language. */
export type Texts = Partial<Record<Language, string>>;

export const CHANNELS = ["webchat", "sms", "whatsapp", "messenger", "email"] as const;
export type Channel = (typeof CHANNELS)[number];

/** STR-1 to STR-5': who is eligible. */
export const STRATEGIES = ["incall", "nocall", "interaction", "ringall", "ringallmultiple", "nopause", "omni"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** ORD-1 to ORD-3: who of the eligible gets it. Pull strategies have none. */
export const DELIVERY_ORDERS = ["wrandom", "rrmemory", "leastrecent"] as const;
export type DeliveryOrder = (typeof DELIVERY_ORDERS)[number];

export const WEEK_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** Local wall-clock minutes `HH:MM`; `to` names the last minute that is still open (SCH-3), before `from` it means the next day. */
export interface ScheduleRange {
  days: WeekDay[];
  from: string;
  to: string;
}

/** A day, or part of it, on which the campaign is closed. */
export interface Holiday {
  id: string;
  name: string;
  /** Local date `YYYY-MM-DD` in the campaign's zone. */
  date: string;
  /** Closed from this minute … */
  from: string;
  /** … to this one, included. */
  to: string;
  yearly: boolean;
  /** Said instead of the out-of-time text. */
  text: Texts;
}

export interface Schedule {
  /** IANA zone. */
  zone: string;
  /** No range at all: a campaign is always open. */
  ranges: ScheduleRange[];
  holidays: Holiday[];
}

export type FieldRule = "hidden" | "optional" | "required";

export interface ContactForm {
  name: FieldRule;
  mail: FieldRule;
  /** WEB-51: one extra field with a label of the campaign's own. */
  phone: FieldRule;
  phoneLabel: Texts;
  message: FieldRule;
  consent: { text: Texts; link: string } | null;
}

/** Figures of section 2.4. Seconds, but `acd` and `maxChats`, which count customers. */
export interface Thresholds {
  serviceLevel: number;
  dropout: number;
  chatLength: number;
  acd: number;
  /** WEB-34: longest wait; 0 = no maximum, and closing time ends every wait. */
  timeOut: number;
  /** WEB-35: longest line; 0 = no maximum. */
  maxChats: number;
}

export interface Checks {
  files: boolean;
  transcript: boolean;
  showAgentName: boolean;
  askRating: boolean;
  sound: boolean;
}

export interface Messages {
  welcome: Texts;
  outOfTime: Texts;
  notAvailable: Texts;
  feedback: Texts;
  automaticAgent: Texts;
}

export interface Campaign {
  id: string;
  /** `[A-Za-z0-9_-]{1,64}`, unique without case. */
  name: string;
  /** Two to six capitals at the front of every case number, unique in the installation. */
  caseCode: string;
  channel: Channel;
  enabled: boolean;
  strategy: Strategy;
  order: DeliveryOrder;
  schedule: Schedule;
  defaultLanguage: Language;
  messages: Messages;
  thresholds: Thresholds;
  checks: Checks;
  form: ContactForm;
  /** Exact hosts or `*.host`; empty = any (WEB-54). */
  allowedDomains: string[];
  /** WEB-20: for nocall, nopause and omni. */
  maxInteractions: number;
  /** Seconds an agent has to accept; 0 delivers at once. */
  offerTimeout: number;
  /** Missed offers in a row that put the agent on the break *not answering*; 0 = never. */
  missedOffers: number;
  /** Seconds between two interactions of one agent. */
  rest: number;
  /** WEB-25: seconds to accept a transfer before it returns; 0 = the giver is freed at once and nothing returns. */
  transferTime: number;
  /** TRF-5: ids of the campaigns to which its interactions may be transferred; null = any. */
  transferTo: string[] | null;
  /** Minutes without the customer's word before the warning, and then before the close; 0 = off. */
  inactivity: { warnAfter: number; closeAfter: number };
  /** Minutes without the customer's word until the slot is freed; 0 = by hand only. */
  waitingForCustomer: number;
  /** Minutes after closing in which the customer comes back to the same agent; 0 = never. */
  reopenWindow: number;
  /** `#rrggbb` of the widget. */
  colour: string;
  /** Id of the account by which its words leave (SMS-21); null: webchat, or none chosen yet. */
  provider: string | null;
  /** Numbers, ports or pages of that account whose messages are this campaign's (SMS-24); empty: all that no other campaign names. */
  dids: string[];
  /** WEB-24: where what a visitor writes out of hours goes, and the mailbox (id) that sends it there; null: nothing can be left. */
  offline: { to: string; mailbox: string } | null;
  /** Who writes out of schedule is refused, instead of kept in line until it opens. */
  doNotKeep: boolean;
  /** E-mail: id of the mailbox that it sends from, and whose mails are its own; null: none chosen yet. */
  mailbox: string | null;
  /** E-mail: further addresses whose mails are this campaign's; the same mail to two of them is one. */
  addresses: string[];
  /** EML-22: off, it only sends. */
  receives: boolean;
  /** EML-23: HTML that the composer puts under a mail. */
  signature: string;
  /** EML-24 to EML-26: icons under outgoing mails, the title above them, the page that thanks. */
  mailRating: { on: boolean; title: Texts; thanks: Texts };
  /** EML-29: subject of the out-of-time mail; empty: that of the customer's mail. */
  outOfTimeSubject: Texts;
  /** EML-28: sent once, when an interaction reaches the line; empty: none. */
  confirmation: { subject: Texts; text: Texts };
  /** Whole messages that mean *do not write to me* (decisions: STOP). */
  optOutWords: Record<Language, string[]>;
}

export interface Member {
  agent: string;
  /** 0 to 100 (WEB-87). */
  penalty: number;
  /** Order in which members were added, for rrmemory. */
  position: number;
}
