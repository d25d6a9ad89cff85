import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's equivalent of Argon2id that fits the runtime's cap: 32 MiB, about a fifth of a second. Never run it inside an object. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$N$r$p$salt$key`: the parameters stay with the hash, so that they can be raised. */
export async function hashPassword(password: string, pepper: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, pepper, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
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
