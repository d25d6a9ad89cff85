import { AddressSieve } from "../../domain/opt-out/address-sieve.ts";
import { inTime } from "../database.ts";
import { isErased } from "./erased-address.ts";

/** What somebody else puts on the list is known here after so long. */
const FRESH_MS = 1_000;
/** For which what is known is used while one call asks for what is new. */
const STALE_MS = 5_000;
/** Rows that one statement reads. */
const AT_ONCE = 5_000;
/** A list that has had more entries is asked itself for each message; whether it still is so long, once a minute. */
const MOST = 1_000_000;
const REST_MS = 60_000;

/**
 * The addresses of the black list, as an isolate gathers them: of nearly everybody it can say without the database that they are not on
 * it. Entries that went are still held, and whoever may be on the list is looked up: so removals and expiry need no care. Calls take it
 * further by one statement each: nothing is loaded in the background.
 */
export class KnownAddresses {
  readonly #spool: D1Database;
  #sieve = new AddressSieve(0);
  #holdsErased = false;
  /** Id of the last entry that is in it. */
  #upTo = 0;
  #complete = false;
  /** ms when all that there was had been read, when a call began to read, and before which none shall. */
  #readAt = 0;
  #askedAt = 0;
  #restUntil = 0;

  constructor(spool: D1Database) {
    this.#spool = spool;
  }

  /** False: it is not on the list, or others have put it there in the last second; in the last five while the database is slow. */
  async mayHold(address: string, now: number): Promise<boolean> {
    const isDue = !this.#complete || this.#age(now) > FRESH_MS;
    const isAsked = Math.abs(now - this.#askedAt) < STALE_MS;
    // What fails here is asked of the database itself.
    if (isDue && !isAsked && now >= this.#restUntil) await this.#read(now).catch(() => {});
    return !this.#complete || this.#age(now) > STALE_MS || this.#sieve.mayHold(address);
  }

  /** The same of the keyed hash of an address (erased-address.ts), which is made only when such are on the list. */
  async mayHoldErased(hash: () => string, now: number): Promise<boolean> {
    const mayHoldAny = this.#holdsErased || !this.#complete || this.#age(now) > STALE_MS;
    return mayHoldAny && (await this.mayHold(hash(), now));
  }

  /** They were just put on the list, here. */
  add(addresses: Iterable<string>): void {
    for (const address of addresses) this.#put(address);
  }

  /** A clock may be set back. */
  #age(now: number): number {
    return Math.abs(now - this.#readAt);
  }

  async #read(now: number): Promise<void> {
    this.#askedAt = now;
    const sieve = this.#sieve;
    const read = this.#spool.prepare(NEXT).bind(this.#upTo, AT_ONCE).all<{ id: number; address: string | null }>();
    const { results } = await inTime(read).finally(() => (this.#askedAt = 0));
    // A call that took too long has been given up by another.
    if (sieve !== this.#sieve) return;
    const last = results.find(({ address }) => address === null)?.id ?? 0;
    const entries = results.flatMap(({ id, address }) => (address === null ? [] : [{ id, address }]));
    if (last > MOST) this.#restUntil = now + REST_MS;
    // Too many for the sieve, or another database than before: all over again.
    if (last > sieve.capacity || last < this.#upTo) this.#begin(Math.min(MOST, 2 * last));
    if (sieve !== this.#sieve || last > MOST) return;
    for (const { address } of entries) this.#put(address);
    this.#upTo = Math.max(this.#upTo, ...entries.map(({ id }) => id));
    if (entries.length < AT_ONCE) [this.#complete, this.#readAt] = [true, now];
  }

  #put(address: string): void {
    this.#sieve.add(address);
    this.#holdsErased ||= isErased(address);
  }

  #begin(capacity: number): void {
    [this.#sieve, this.#upTo, this.#complete] = [new AddressSieve(capacity), 0, false];
  }
}

/** The number that the last entry had, whether or not it is still there, without an address; and what follows. */
const NEXT = `
  SELECT seq AS id, NULL AS address FROM sqlite_sequence WHERE name = 'black_list'
  UNION ALL SELECT * FROM (SELECT id, address FROM black_list WHERE id > ? ORDER BY id LIMIT ?)`;
