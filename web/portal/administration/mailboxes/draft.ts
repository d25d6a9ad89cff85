import {
  type MailboxDraft,
  type MailboxResource,
  type MailWay,
  mailboxFields,
  type SmtpSecurity,
} from "../../../../protocol/mailboxes.ts";
import type { FieldError } from "../../../../protocol/problem.ts";

/** What the form holds: the server's fields side by side; a password that is empty stays as it is kept. */
export interface Draft {
  name: string;
  address: string;
  fromName: string;
  /** Several separated by `;` (EML-15). */
  replyTo: string;
  way: MailWay;
  host: string;
  /** NaN: none was typed. */
  port: number;
  security: SmtpSecurity;
  user: string;
  password: string;
  /** NaN: none was typed. */
  perMinute: number;
  enabled: boolean;
}

export const NEW_MAILBOX: Draft = {
  name: "",
  address: "",
  fromName: "",
  replyTo: "",
  way: "platform",
  host: "",
  port: 587,
  security: "starttls",
  user: "",
  password: "",
  perMinute: 0,
  enabled: true,
};

export function draftOf({ name, address, fromName, replyTo, way, smtp, perMinute, enabled }: MailboxResource): Draft {
  const { host, port, security, user } = smtp ?? NEW_MAILBOX;
  return {
    name,
    address,
    fromName,
    replyTo: replyTo.join("; "),
    way,
    host,
    port,
    security,
    user,
    password: "",
    perMinute,
    enabled,
  };
}

/** What the door takes; a password only if one was typed. */
export function fieldsOf(draft: Draft): MailboxDraft {
  const { name, address, fromName, way, host, port, security, user, password, perMinute, enabled } = draft;
  const smtp = way === "smtp" ? { host, port, security, user } : null;
  const typed = way === "smtp" && password !== "" ? { password } : {};
  return { name, address, fromName, replyTo: addressesIn(draft.replyTo), way, smtp, perMinute, enabled, ...typed };
}

/** All that the door would refuse as far as this side can know, at once (EML-11, EML-12, EML-17). `keeps`: a password is there already. */
export function check(draft: Draft, keeps: boolean): FieldError[] {
  const issues = mailboxFields.safeParse(fieldsOf(draft)).error?.issues ?? [];
  const wrong = issues.map(({ path, code, message }) => ({ path: fieldAt(path.join(".")), code, detail: message }));
  const asks = draft.way === "smtp" && draft.user.trim() !== "" && draft.password === "" && !keeps;
  const missing = asks ? [{ path: "password", code: "needed", detail: "Must type a password" }] : [];
  return [...wrong, ...missing].filter(({ path }, place, all) => all.findIndex((one) => one.path === path) === place);
}

/** The field of the form that a path of the door is about: `smtp.host`, `replyTo.0`. */
export function fieldAt(path: string): string {
  if (path === "smtp") return "host";
  return path.replace(/^smtp\./, "").replace(/^replyTo\..*/, "replyTo");
}

/** Blank ones are none. */
function addressesIn(text: string): string[] {
  return text
    .split(/[;,\s]+/)
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

/** Servers that many have (EML-16). */
export const KNOWN_SERVERS = {
  gmail: { host: "smtp.gmail.com", port: 587, security: "starttls" },
  outlook: { host: "smtp-mail.outlook.com", port: 587, security: "starttls" },
  microsoft: { host: "smtp.office365.com", port: 587, security: "starttls" },
} as const satisfies Record<string, Pick<Draft, "host" | "port" | "security">>;
export type KnownServer = keyof typeof KNOWN_SERVERS;

/** Whose server this is; null: another one. */
export function serverOf({ host }: Pick<Draft, "host">): KnownServer | null {
  const known = Object.keys(KNOWN_SERVERS) as KnownServer[];
  return known.find((one) => KNOWN_SERVERS[one].host === host.trim().toLowerCase()) ?? null;
}
