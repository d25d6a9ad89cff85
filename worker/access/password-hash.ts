import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { COST, type Cost } from "./password-cost.ts";

/** For a password that Deskline has made of 80 random bits: no list has it, and the first sign-in hashes it anew. */
const RANDOM_COST: Cost = { N: 2 ** 10, r: 8, p: 1 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Thirty-two that nobody mistakes for each other. */
const READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

/** `scrypt$N$r$p$salt$key`: the parameters stay with the hash, so that they can be raised. */
export async function hashPassword(password: string, pepper: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, pepper, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** A password that nobody has chosen, to be typed once or twice, and its hash. */
export async function randomPassword(pepper: string): Promise<{ password: string; hash: string }> {
  const letters = Array.from(randomBytes(16), (byte) => READABLE[byte % READABLE.length]).join("");
  const password = letters.replaceAll(/(.{4})(?=.)/g, "$1-");
  return { password, hash: await hashPassword(password, pepper, RANDOM_COST) };
}

/** Whether a hash was made with other parameters than those in force: then the password is hashed anew when it is next typed. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`scrypt$${COST.N}$${COST.r}$${COST.p}$`);
}

/** Whether this is the password of that hash; a hash of another shape is nobody's. */
export async function verifyPassword(password: string, hash: string, pepper: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64");
  // A cheaper hash answers no sooner: nobody learns which user names there are.
  if (isOutdated(hash)) await derive(password, pepper, randomBytes(SALT_BYTES), COST);
  const given = await derive(password, pepper, Buffer.from(salt, "base64"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.byteLength === given.byteLength && timingSafeEqual(expected, given);
}

/** The pepper is the installation's secret: a stolen table alone cannot be tried against lists. */
function derive(password: string, pepper: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const peppered = createHmac("sha256", pepper).update(password.normalize("NFKC")).digest();
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
