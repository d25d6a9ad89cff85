/** What this build seals with; another form would come with another mark. */
const MARK = "1";
const IV_BYTES = 12;

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/** Secrets by their names. */
type Secrets = Partial<Record<string, string>>;

/**
 * An account's secrets, or a webhook's, as they are kept: AES-256-GCM under a key of the installation's `SEAL_SECRET` (HKDF-SHA-256), with a random iv.
 * `id` is authenticated with them: sealed for one account they open for no other.
 */
export async function seal(secret: string, id: string, plain: Secrets): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const bytes = encoder.encode(JSON.stringify(plain));
  const sealed = await crypto.subtle.encrypt(cipher(iv, id), await keyOf(secret), bytes);
  return [MARK, base64(iv), base64(new Uint8Array(sealed))].join(".");
}

/** The secrets again; throws for what was not sealed by this installation for this account. */
export async function unseal<Plain extends Secrets>(secret: string, id: string, sealed: string): Promise<Plain> {
  const [mark, iv, bytes, ...rest] = sealed.split(".");
  if (mark !== MARK || iv === undefined || bytes === undefined || rest.length > 0) throw new Error("not sealed by us");
  const plain = await crypto.subtle.decrypt(cipher(fromBase64(iv), id), await keyOf(secret), fromBase64(bytes));
  return JSON.parse(new TextDecoder().decode(plain)) as Plain;
}

function cipher(iv: Uint8Array<ArrayBuffer>, id: string) {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(`provider:${id}`) };
}

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const derived = derive(secret);
  keys.set(secret, derived);
  return derived;
}

async function derive(secret: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const hkdf = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: encoder.encode("deskline provider secrets"),
  };
  return crypto.subtle.deriveKey(hkdf, root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
