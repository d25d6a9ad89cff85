/** Where messages may be sent to: a carrier's address is typed by an administrator, and must not reach into the house (SSRF). */

export interface AddressRules {
  /** Allowed besides the carriers' own: `host` or `*.host`, which stands for every host below it but not for itself. */
  hosts: readonly string[];
  /** On one's own machine: http too, and loopback hosts, on any port. */
  local: boolean;
}

/**
 * Why nothing is sent there; null: it may be. Allowed is https on port 443 without user or password to a host of the list; never an
 * IP address in whatever spelling (the URL parser has made one form of `0x7f.1` and `2130706433`).
 */
export function forbidden(address: string, { hosts, local }: AddressRules): string | null {
  return refusal(address, local, (hostname) =>
    hosts.some((entry) => matches(entry.trim().toLowerCase(), hostname))
      ? null
      : `${hostname.slice(0, 100)} is not on the list of allowed hosts`,
  );
}

/** Top-level names under which nothing public is found. */
const INNER = /(^|\.)(local|localhost|localdomain|internal|intranet|private|corp|home|lan|arpa|invalid|onion)$/;

/**
 * Why another program's webhook is not called there; null: it may be. The rules of `forbidden`, but for the list: any public name is
 * allowed, none that only an inner network knows, and none of our own (`own`: hosts of this installation), which would call itself.
 * A public name that leads to an inner address gets nowhere: `fetch` on Workers reaches public addresses only.
 */
export function forbiddenForWebhook(
  address: string,
  { local, own }: { local: boolean; own: readonly string[] },
): string | null {
  return refusal(address, local, (hostname) => {
    if (!/^[^.]+(\.[^.]+)+$/.test(hostname) || INNER.test(hostname))
      return `${hostname.slice(0, 100)} is not a public host name`;
    return own.includes(hostname) ? "The address is Deskline's own" : null;
  });
}

function refusal(address: string, local: boolean, refused: (hostname: string) => string | null): string | null {
  const url = URL.parse(address);
  if (url === null) return "The address cannot be read";
  const { protocol, hostname, port, username, password } = url;
  if (username !== "" || password !== "") return "The address holds a user or a password";
  if (protocol !== "https:" && !(local && protocol === "http:")) return "The address is not https";
  if (local && isLoopback(hostname)) return null;
  if (port !== "" && !local) return "The address names a port";
  if (isIpAddress(hostname)) return "The address is an IP address";
  return refused(hostname);
}

/** Whether the host of this address is one of these; what cannot be read is none. */
export function isAt(address: string, hosts: readonly string[]): boolean {
  const hostname = URL.parse(address)?.hostname;
  return hostname !== undefined && hosts.some((entry) => matches(entry, hostname));
}

function matches(entry: string, hostname: string): boolean {
  if (entry.startsWith("*.")) return hostname.length > entry.length - 1 && hostname.endsWith(entry.slice(1));
  return entry !== "" && entry === hostname;
}

/** This machine, by name or address: called only by a Deskline that runs on it too. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}

/** A host that ends in a number is an IPv4 address to the URL parser, or no address at all. */
export function isIpAddress(hostname: string): boolean {
  return hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
}
