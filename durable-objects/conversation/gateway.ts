import type { Departure, RemoteFile, Sent } from "../../channels/carrier.ts";
import { CARRIERS } from "../../channels/carriers.ts";
import { asking, hint } from "../../channels/wire.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { sniffed } from "../../protocol/file-type.ts";
import { MAX_FILE_BYTES } from "../../protocol/files.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { dropPass, keepPass, passOf } from "../account-passes.ts";
import { providerOf } from "../addresses.ts";
import type { CarrierAddress } from "../calls/carrier.ts";
import { accountOf, addressRules, statusUrl } from "../carrier-account.ts";
import { heardOut } from "../carrier-hearsay.ts";
import { leaveAwaited } from "../carrier-leave.ts";
import { fileKey, fileLink } from "../file-link.ts";
import type { Turn } from "./turns.ts";

/** Between one conversation and its carrier: when a word may leave, how it leaves, what the customer's files weigh. */
export class Gateway {
  readonly #env: Env;
  readonly #conversation: string;

  constructor(env: Env, conversation: string) {
    this.#env = env;
    this.#conversation = conversation;
  }

  /** A turn that nobody need be asked for; null: ask. */
  pass(provider: string, now: number): Turn | null {
    const account = passOf(provider, now);
    return account && { at: now, account };
  }

  /** Agents' words go before those of programs (`patient`), and both before bulk; null: the account cannot send. */
  async lease(provider: string, patient: boolean): Promise<Turn | "called" | null> {
    const { account, at, free } = await providerOf(this.#env, provider).turn({ who: this.#conversation, patient });
    if (account === null || !account.enabled) return null;
    if (free) keepPass(account, Date.now());
    return at === null ? "called" : { at, account };
  }

  /** `account`: as it was when it gave the turn. */
  async leave(
    address: CarrierAddress,
    account: ProviderSnapshot | null,
    word: Pick<Departure, "ref" | "text" | "template" | "humanAgent">,
    file: Entry["file"],
  ): Promise<Sent> {
    if (account === null) return { outcome: "refused", reason: "no provider" };
    const attached = file === undefined ? null : { ...file, url: await fileLink(this.#env, this.#conversation, file) };
    const departure = { ...word, to: address.carrier, from: address.sender || null, file: attached };
    const open = await accountOf(this.#env, account);
    const sent = await leaveAwaited(this.#env, open, departure, statusUrl(this.#env, account));
    // Hints: the word is not held up by them.
    if (sent.outcome === "accepted") heardOut(this.#env, address.provider, Date.now());
    else await this.#heardError(address.provider, sent);
    return sent;
  }

  async #heardError(account: string, sent: Exclude<Sent, { outcome: "accepted" }>): Promise<void> {
    const provider = providerOf(this.#env, account);
    dropPass(account);
    if (sent.outcome === "slow-down") await provider.slowDown({ ms: sent.retryAfter, detail: "429" }).catch(() => {});
    void provider.heard({ what: "error", at: Date.now(), detail: "reason" in sent ? sent.reason : "" }).catch(() => {});
  }

  /** Tells the customer that we type, or have seen their message: a hint, lost without harm. */
  async sign(address: CarrierAddress, sign: "typing" | "seen", messageId: string | null): Promise<void> {
    const snapshot = await providerOf(this.#env, address.provider).account();
    const make = snapshot === null ? undefined : CARRIERS[snapshot.type].sign;
    if (snapshot === null || make === undefined) return;
    const request = make(await accountOf(this.#env, snapshot), address.carrier, sign, messageId);
    if (request !== null) await hint(request, addressRules(this.#env));
  }

  /** Fetches a customer's file into R2; null when it is too large or of a type that we do not keep. Throws when it may come later. */
  async collect(
    address: CarrierAddress | null,
    remote: RemoteFile,
    file: FileReference,
  ): Promise<FileReference | null> {
    const snapshot = address === null ? null : await providerOf(this.#env, address.provider).account();
    if (snapshot === null) return null;
    const fetchFile = CARRIERS[snapshot.type].file;
    if (fetchFile === undefined) return null;
    const response = await fetchFile(await accountOf(this.#env, snapshot), remote, asking(addressRules(this.#env)));
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw new Error(`the carrier answered ${response.status}`);
    const bytes = await bounded(response, MAX_FILE_BYTES);
    const type = bytes === null ? null : sniffed(bytes, response.headers.get("Content-Type") ?? remote.type);
    if (bytes === null || type === null) return null;
    await this.#env.FILES.put(fileKey(this.#conversation, file.id), bytes, {
      httpMetadata: { contentType: type },
      customMetadata: { name: file.name },
    });
    return { ...file, type, size: bytes.byteLength };
  }
}

/** The body, or null as soon as it is longer than `limit` bytes. */
async function bounded(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > limit) return null;
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
