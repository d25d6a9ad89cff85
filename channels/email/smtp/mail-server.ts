import { type AddressRules, forbidden } from "../../address-rules.ts";

/** A server that takes our mail (RFC 6409): one's own, or a provider's (EML-12, EML-16). */
export interface MailServer {
  host: string;
  port: number;
  /** `tls` from the first byte (465); `starttls` before anything is said; `none` only on one's own machine. */
  security: "tls" | "starttls" | "none";
  /** Empty: it asks for none. May differ from the address that writes (EML-18). */
  user: string;
  password: string;
}

/** Of the large providers: always allowed. A server of one's own is named in the installation's list. */
const PROVIDERS = [
  ...["smtp.gmail.com", "smtp-relay.gmail.com", "smtp-mail.outlook.com", "smtp.office365.com", "smtp.mail.yahoo.com"],
  ...["smtp.mail.me.com", "smtp.zoho.com", "smtppro.zoho.com", "smtp.fastmail.com", "smtp.mx.cloudflare.net"],
  ...["smtp.sendgrid.net", "smtp.mailgun.org", "smtp.eu.mailgun.org", "smtp-relay.brevo.com", "in-v3.mailjet.com"],
  ...["smtp.postmarkapp.com", "smtp.resend.com", "smtp.sparkpostmail.com", "*.amazonaws.com"],
];
/** 25 is for servers among themselves: the platform closes it, and it asks nobody who they are. */
const PORTS = [465, 587, 2525];

/** Why no mail is given to this server; null: it may be. By the rules of `address-rules.ts`, and never in the clear. */
export function serverProblem(server: MailServer, { hosts, local }: AddressRules): string | null {
  const host = server.host.trim().toLowerCase();
  if (!/^[a-z0-9.:[\]-]{1,253}$/.test(host)) return "The server's name cannot be read";
  const why = forbidden(`https://${host}/`, { hosts: [...PROVIDERS, ...hosts], local });
  if (why !== null) return why.replace("The address", "The server");
  if (local) return isPort(server.port) ? null : "The port is no port";
  if (!PORTS.includes(server.port)) return `The port is none of ${PORTS.join(", ")}`;
  if (server.security === "none") return "The server would be talked to in the clear";
  return server.port === 465 && server.security !== "tls" ? "Port 465 speaks TLS from the first byte" : null;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65_536;
}
