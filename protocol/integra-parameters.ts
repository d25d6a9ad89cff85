/** Parameters as the callers of `/Integra` write them: in one path segment, or as a form. */

const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

/**
 * `destination=098…&message=…&api=dongle`, raw as it stands in the address (API-6). A parameter begins where one of `names` does, so
 * that a `&` or `=` inside a message that nobody encoded stays in it. A `+` is a plus: this is a path. Null: it does not begin with a
 * parameter, or has one twice.
 */
export function pathParameters(raw: string, names: readonly string[]): Record<string, string> | null {
  const begins = [...raw.matchAll(new RegExp(`(?:^|&)(${names.join("|")})=`, "g"))];
  if (begins[0]?.index !== 0) return null;
  const parameters = new Map<string, string>();
  for (const [place, { 0: mark, 1: name = "", index }] of begins.entries()) {
    if (parameters.has(name)) return null;
    parameters.set(name, decoded(raw.slice(index + mark.length, begins[place + 1]?.index), false));
  }
  return Object.fromEntries(parameters);
}

/** `application/x-www-form-urlencoded`. Null: a parameter is there twice. */
export function formParameters(body: Uint8Array): Record<string, string> | null {
  const parameters = new Map<string, string>();
  for (const pair of textOf(body).split("&")) {
    if (pair === "") continue;
    const equals = pair.includes("=") ? pair.indexOf("=") : pair.length;
    const name = decoded(pair.slice(0, equals), true);
    if (parameters.has(name)) return null;
    parameters.set(name, decoded(pair.slice(equals + 1), true));
  }
  return Object.fromEntries(parameters);
}

/** Percent-encoded bytes are UTF-8, or Windows-1252 where they are none: old callers send `%F3` for ó. A `%` that encodes nothing is one. */
function decoded(text: string, plusIsSpace: boolean): string {
  if (!text.includes("%")) return plusIsSpace ? text.replaceAll("+", " ") : text;
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const value = byte === PERCENT ? hexOf(bytes[at + 1], bytes[at + 2]) : null;
    if (value !== null) at += 2;
    bytes[length++] = value ?? (byte === PLUS && plusIsSpace ? SPACE : byte);
  }
  return textOf(bytes.subarray(0, length));
}

function hexOf(high: number | undefined, low: number | undefined): number | null {
  const pair = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-f]{2}$/i.test(pair) ? Number.parseInt(pair, 16) : null;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
