/** What a receipt is about: a word of a conversation, a row of a dialer, or a test of the account. */
export type Reference =
  | { kind: "entry"; conversation: string; entry: string }
  | { kind: "row"; dialer: string; row: number }
  | { kind: "test" };

const TEST = "d.test.";
const ENTRY = /^c\.([0-9a-f]{32}|[a-z2-7]{26})\.([A-Za-z0-9_.-]{1,200})$/;
const ROW = /^d\.([A-Za-z0-9_-]{1,64})\.(\d{1,15})$/;

/** Our name of a test message: the account's health tells when it was not delivered. */
export function testRef(): string {
  return `${TEST}${crypto.randomUUID()}`;
}

/** Null for what is no reference of ours. */
export function refOf(ref: string | null): Reference | null {
  if (ref === null) return null;
  if (ref.startsWith(TEST)) return { kind: "test" };
  const [, conversation, entry] = ENTRY.exec(ref) ?? [];
  if (conversation !== undefined && entry !== undefined) return { kind: "entry", conversation, entry };
  const [, dialer, row] = ROW.exec(ref) ?? [];
  return dialer === undefined ? null : { kind: "row", dialer, row: Number(row) };
}
