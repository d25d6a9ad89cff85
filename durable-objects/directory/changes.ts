import type { Kind } from "../../store/changes.ts";
import { changesSince, everything, goOnBehind, markOf } from "../../store/configuration/snapshots.ts";
import { deskOf, dialerOf, providerOf, queueOf, webhookOf } from "../addresses.ts";
import { Progress, type Read } from "./progress.ts";
import { readAnew } from "./reading.ts";
import type { Snapshot, Subjects } from "./subjects.ts";

const CHANGES_AT_ONCE = 500;
const RETRY_MS = 15_000;
const AT_ONCE = 20;

/** What changes in D1, read in its order, and told to whom it concerns until they have answered. */
export class Changes {
  readonly #storage: DurableObjectStorage;
  readonly #env: () => Env;
  readonly #subjects: Subjects;
  readonly #progress: Progress;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(storage: DurableObjectStorage, env: () => Env, subjects: Subjects) {
    this.#storage = storage;
    this.#env = env;
    this.#subjects = subjects;
    this.#progress = new Progress(storage.sql);
  }

  /** Something may have changed: reads the `changes` that it does not know and tells whom they concern. */
  async take(): Promise<void> {
    if (this.#reading !== null) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#catchUp().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    if (this.#again) {
      this.#again = false;
      await this.take();
    }
  }

  /** Whether D1 has ever been read here. */
  hasRead(): boolean {
    return this.#progress.last() !== null;
  }

  /** Ends with the reading that is under way, whether or not it succeeds. */
  async settled(): Promise<void> {
    await this.#reading?.catch(() => {});
  }

  /** By alarm: who has not been told, or could not be read, is so later. */
  async rung(): Promise<void> {
    try {
      await this.take();
    } catch (error) {
      console.warn("configuration is read again later", error);
      await this.#storage.setAlarm(Date.now() + RETRY_MS);
    }
  }

  async #catchUp(): Promise<void> {
    try {
      await this.#readChanges();
    } finally {
      await this.#tellAll();
    }
  }

  async #readChanges(): Promise<void> {
    const known = this.#progress.last();
    if (known === null) return this.#readEverything();
    for (let from = known; ; ) {
      const { mark, changes } = await changesSince(this.#env().CONFIG, from.version, CHANGES_AT_ONCE);
      if (isOtherPast(from, mark)) return this.#goBack(from.version);
      const last = changes.at(-1);
      if (last === undefined) return;
      from = { version: last.version, mark: markOf(last) };
      this.#storage.transactionSync(() => {
        for (const { kind, id, version } of changes) this.#subjects.note(kind, id, version, Date.now());
        this.#progress.reached(from);
      });
    }
  }

  /** Time Travel: what is in force by D1 is older than what all have heard of, and is told to them as the newest. */
  async #goBack(seen: number): Promise<void> {
    await goOnBehind(this.#env().CONFIG, seen);
    await this.#readEverything();
  }

  async #readEverything(): Promise<void> {
    const { version, mark, ids } = await everything(this.#env().CONFIG);
    this.#storage.transactionSync(() => {
      this.#subjects.noteAll(version, Date.now());
      for (const [kind, those] of Object.entries(ids) as [Kind, string[]][])
        for (const id of those) this.#subjects.note(kind, id, version, Date.now());
      this.#progress.reached({ version, mark });
    });
  }

  async #tellAll(): Promise<void> {
    for (;;) {
      const rows = this.#subjects.untold(AT_ONCE);
      if (rows.length === 0) return;
      const told = await Promise.allSettled(rows.map((row) => this.#tell(row.kind, row.id, row.version)));
      if (told.every((one) => one.status === "rejected")) {
        await this.#storage.setAlarm(Date.now() + RETRY_MS);
        return;
      }
    }
  }

  /** Reads the snapshot, keeps it, tells the object; done when that has answered with this version or a newer one. */
  async #tell(kind: Kind, id: string, version: number): Promise<void> {
    const answered = await this.#configure(kind, id);
    if (answered === null) return this.#subjects.forget(kind, id);
    if (answered >= version) this.#subjects.told(kind, id, answered);
  }

  /** The version in force at whom it concerns; null where there is nobody. */
  async #configure(kind: Kind, id: string): Promise<number | null> {
    const told: { [K in Kind]: (snapshot: Snapshot<K>) => Promise<number> } = {
      campaign: (snapshot) => queueOf(this.#env(), id).configure(snapshot),
      agent: (snapshot) => deskOf(this.#env(), id).configure(snapshot),
      provider: (snapshot) => providerOf(this.#env(), id).configure(snapshot),
      dialer: (snapshot) => dialerOf(this.#env(), id).configure(snapshot),
      webhook: (snapshot) => webhookOf(this.#env(), id).configure(snapshot),
      // Nobody works on a mailbox of its own: who sends by it asks here.
      mailbox: async ({ version }) => version,
    };
    const tell = async <K extends Kind>(of: K) => {
      const snapshot = await readAnew(this.#env().CONFIG, this.#subjects, of, id);
      return snapshot === null ? null : told[of](snapshot);
    };
    return tell(kind);
  }
}

/** Whether the change that was read last is none of D1's any more. Its mark is not known of one that an earlier build has read. */
function isOtherPast({ version, mark }: Read, found: string | null): boolean {
  return version > 0 && (found === null || (mark !== null && found !== mark));
}
