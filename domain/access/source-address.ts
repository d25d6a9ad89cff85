const V4_BITS = 32;
const V6_BITS = 128;

interface Bits {
  value: bigint;
  size: number;
}

/** Whether an IP address lies in one of the networks, each an address (`203.0.113.7`) or a prefix (`203.0.113.0/24`, `2001:db8::/48`). */
export function comesFrom(address: string, networks: readonly string[]): boolean {
  const from = bitsOf(address);
  return from !== null && networks.some((network) => isIn(from, network));
}

/** Whether it can be read as such a network at all. */
export function isNetwork(text: string): boolean {
  return networkOf(text) !== null;
}

function isIn(from: Bits, network: string): boolean {
  const known = networkOf(network);
  if (known === null || known.size !== from.size) return false;
  const rest = BigInt(known.size - known.prefix);
  return from.value >> rest === known.value >> rest;
}

function networkOf(text: string): (Bits & { prefix: number }) | null {
  const [address = "", length, ...more] = text.split("/");
  const bits = bitsOf(address);
  if (bits === null || more.length > 0) return null;
  const prefix = length === undefined ? bits.size : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return prefix >= 0 && prefix <= bits.size ? { ...bits, prefix } : null;
}

function bitsOf(address: string): Bits | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return address.includes(":") && mapped === undefined ? v6(address.toLowerCase()) : v4(mapped ?? address);
}

function v4(address: string): Bits | null {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null;
  return { value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n), size: V4_BITS };
}

function v6(address: string): Bits | null {
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return null;
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return { value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n), size: V6_BITS };
}
