interface Source<Snapshot> {
  /** Undefined: nothing was ever told. */
  kept(): Snapshot | undefined;
  /** `Directory`'s answer; null: it knows of none. */
  asked(): Promise<Snapshot | null>;
  /** Keeps it, and does what follows from it. */
  take(snapshot: Snapshot, before: Snapshot | undefined): void;
}

/** What an object works by: the newest configuration that `Directory` has told of, or gives to who has none yet. */
export class Configuration<Snapshot extends { version: number }> {
  readonly #source: Source<Snapshot>;

  constructor(source: Source<Snapshot>) {
    this.#source = source;
  }

  /** Takes what is newer than what is in force; answers with the version that is in force then. */
  told(snapshot: Snapshot): number {
    const known = this.#source.kept();
    if (known !== undefined && known.version >= snapshot.version) return known.version;
    this.#source.take(snapshot, known);
    return snapshot.version;
  }

  /** What is in force, asked for where nothing is yet; null: there is no such thing. */
  async inForce(): Promise<Snapshot | null> {
    if (this.#source.kept() === undefined) {
      const snapshot = await this.#source.asked();
      if (snapshot !== null) this.told(snapshot);
    }
    return this.#source.kept() ?? null;
  }

  /** Whether there is one to work by. */
  async isKnown(): Promise<boolean> {
    return (await this.inForce()) !== null;
  }
}
