/** One mailbox: the name decoded, empty where there is none. */
export interface MailAddress {
  name: string;
  address: string;
}

/** RFC 5321 section 4.5.3.1, octets. */
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_LABEL = 63;

/**
 * An address that a mail may be sent to, its domain in lower case and ASCII (IDNA); null for anything else. Stricter than RFC 5321:
 * no quoted local part, no letters beyond ASCII before the @ (that would need SMTPUTF8), nothing that reads like an encoded word, which
 * some clients decode into an address of its own, no IP literal, a domain of two labels at least whose last is no number.
 */
export function readAddress(written: string): string | null {
  const text = written.trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at));
  if (local.length > LONGEST_LOCAL || !/^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || local.includes("=?")) return null;
  const address = `${local}@${domain}`;
  return address.length > LONGEST_ADDRESS ? null : address;
}

/** By what two spellings are the same mailbox: no server worth knowing tells capitals apart. */
export function mailboxKey(address: string): string {
  return address.trim().toLowerCase();
}

/** The part behind the last @; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? "" : address.slice(at + 1).toLowerCase();
}

/** The part before the last @. */
export function localPartOf(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf("@")));
}

/**
 * A list as people type it, parted by commas, semicolons or lines: `Ana <ana@x.uy>; "Pérez, Luis" <luis@x.uy>, eva@x.uy` (EML-15,
 * EML-43). What cannot be read comes back as it was written.
 */
export function readAddresses(written: string): { addresses: MailAddress[]; unread: string[] } {
  const addresses: MailAddress[] = [];
  const unread: string[] = [];
  for (const piece of pieces(written)) {
    const mailbox = readMailbox(piece);
    if (mailbox === null) unread.push(piece);
    else if (!addresses.some(({ address }) => mailboxKey(address) === mailboxKey(mailbox.address)))
      addresses.push(mailbox);
  }
  return { addresses, unread };
}

function readMailbox(piece: string): MailAddress | null {
  const open = piece.endsWith(">") ? piece.lastIndexOf("<") : -1;
  const address = readAddress(open < 0 ? piece : piece.slice(open + 1, -1));
  if (address === null) return null;
  const name = open < 0 ? "" : piece.slice(0, open).trim();
  const quoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
  return { name: quoted ? name.slice(1, -1).replaceAll(/\\(.)/g, "$1") : name, address };
}

/** Cut at separators outside of quotation marks. */
function pieces(written: string): string[] {
  const cut: string[] = [];
  let piece = "";
  let quoted = false;
  for (const char of written) {
    if (char === '"') quoted = !quoted;
    if (!quoted && /[,;\n\r]/.test(char)) {
      cut.push(piece);
      piece = "";
    } else piece += char;
  }
  return [...cut, piece].map((text) => text.trim()).filter((text) => text !== "");
}

/** The platform's own URL parser knows IDNA; what it would take for a port, a path or a user is refused before. */
function asciiDomain(written: string): string | null {
  if (written === "" || /[^\p{L}\p{N}\p{M}.-]/u.test(written)) return null;
  const domain = /[^\w.-]/.test(written) ? (URL.parse(`http://${written}/`)?.hostname ?? "") : written.toLowerCase();
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  if (labels.length < 2 || /^\d+$/.test(last)) return null;
  return labels.every(isLabel) ? domain : null;
}

function isLabel(label: string): boolean {
  return label.length <= LONGEST_LABEL && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label);
}
