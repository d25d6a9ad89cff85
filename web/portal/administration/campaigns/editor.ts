import { batch, computed, type Signal, signal } from "@preact/signals";
import type { BuiltChannel, CampaignResource } from "../../../../protocol/configuration.ts";
import type { Problem } from "../../../../protocol/problem.ts";
import { problemOf } from "../../api.ts";
import { check, type FormError, pathIn } from "./check.ts";
import { type Draft, draftOf, emptyDraft, ofChannel, same } from "./draft.ts";
import { type Kept, PARTS, type Part, read, save } from "./kept-campaign.ts";
import { valueAt } from "./value-at.ts";

/** A complaint of the server holds until its field says something else. */
interface Refused {
  error: FormError;
  was: unknown;
}

/** One campaign being written: the draft, what is kept of it, what is wrong with it. */
export class Editor {
  readonly draft: Signal<Draft>;
  /** Of a kept campaign it never changes. */
  readonly channel: Signal<BuiltChannel>;
  readonly busy = signal(false);
  /** Why it could not be saved, when no field is to blame. */
  readonly failure = signal<Problem | null>(null);
  readonly justSaved = signal(false);
  readonly dirty = computed(() => !same(this.draft.value, this.#base.value));
  readonly errors = computed(() => this.#findErrors());
  /** Grows with each refused save, so that the summary can take the focus. */
  readonly refusals = signal(0);
  readonly #kept: Signal<Kept | null>;
  readonly #base: Signal<Draft>;
  readonly #tried = signal(false);
  readonly #refused = signal<readonly Refused[]>([]);

  constructor(from: Kept | null, channel: BuiltChannel = "webchat") {
    const draft =
      from === null ? emptyDraft(channel) : draftOf(from.campaign, from.canned.items, from.dispositions.items);
    this.channel = signal(channel);
    this.#kept = signal(from);
    this.#base = signal(draft);
    this.draft = signal(draft);
  }

  /** As the server has it; null for a new one. */
  get campaign(): CampaignResource | null {
    return this.#kept.value?.campaign ?? null;
  }

  /** Changes the draft by changing a copy of it. */
  edit(change: (draft: Draft) => void): void {
    const copy = structuredClone(this.draft.value);
    change(copy);
    batch(() => {
      this.draft.value = copy;
      this.justSaved.value = false;
    });
  }

  /** Of a new campaign. */
  chooseChannel(channel: BuiltChannel): void {
    batch(() => {
      this.draft.value = ofChannel(this.draft.value, this.channel.value, channel);
      this.#base.value = emptyDraft(channel);
      this.channel.value = channel;
    });
  }

  discard(): void {
    batch(() => {
      this.draft.value = this.#base.value;
      this.#tried.value = false;
      this.#refused.value = [];
      this.failure.value = null;
    });
  }

  /** Sends what was changed; false when something is wrong, which then stands in `errors` or `failure`. */
  async save(): Promise<boolean> {
    if (this.busy.value) return false;
    this.#tried.value = true;
    this.#refused.value = [];
    this.failure.value = null;
    if (this.errors.value.length > 0) return this.#refuse();
    this.busy.value = true;
    const sent = this.draft.value;
    let part: Part = "campaign";
    try {
      for (part of PARTS) this.#keep(await save(part, sent, this.channel.value, this.#kept.value));
      batch(() => {
        if (this.draft.value === sent) this.draft.value = this.#base.value;
        this.#tried.value = false;
        this.justSaved.value = true;
      });
      return true;
    } catch (thrown) {
      return this.#blame(problemOf(thrown), part);
    } finally {
      this.busy.value = false;
    }
  }

  /** After a conflict: the other's version replaces this draft, or is the one that the next save replaces. */
  async reread(take: "theirs" | "mine"): Promise<void> {
    const name = this.campaign?.name;
    if (name === undefined) return;
    try {
      const now = await read(name);
      batch(() => {
        this.#keep(now);
        this.failure.value = null;
        if (take === "theirs") this.discard();
      });
    } catch (thrown) {
      this.failure.value = problemOf(thrown);
    }
  }

  #keep(now: Kept): void {
    this.#kept.value = now;
    this.#base.value = draftOf(now.campaign, now.canned.items, now.dispositions.items);
  }

  #blame(problem: Problem, part: Part): false {
    const errors = (problem.errors ?? []).map((error) => ({ ...error, path: pathIn(part, error.path) }));
    this.#refused.value = errors.map((error) => ({ error, was: valueAt(this.draft.value, error.path) }));
    if (errors.length === 0) this.failure.value = problem;
    return this.#refuse();
  }

  #refuse(): false {
    this.refusals.value += 1;
    return false;
  }

  #findErrors(): FormError[] {
    if (!this.#tried.value) return [];
    const draft = this.draft.value;
    const standing = this.#refused.value.filter(({ error, was }) => same(valueAt(draft, error.path), was));
    return [...check(draft, this.channel.value, this.campaign === null), ...standing.map(({ error }) => error)];
  }
}
