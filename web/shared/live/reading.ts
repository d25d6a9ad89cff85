import type { PageFrame } from "../../../protocol/conversation-page.ts";
import type { ConversationClientFrame, ConversationServerFrame } from "../../../protocol/conversation-socket.ts";
import { withPage } from "./page.ts";
import { appliedAll, EMPTY_THREAD, type Thread } from "./thread.ts";
import type { World } from "./world.ts";

const RESUME_LIMIT_MS = 300;
const PAGE_LIMIT_MS = 5_000;

interface Means {
  world: World;
  /** False: there is no socket. */
  send(frame: ConversationClientFrame): boolean;
  changed(thread: Thread): void;
  paged: boolean;
}

/** The log as this client has it: gaps are asked for, older pages when somebody goes back to them. */
export class Reading {
  readonly #means: Means;
  #thread: Thread;
  #resuming: unknown = null;
  /** The older page that was asked for, and who waits for it. */
  #wanted: { before: number; timer: unknown; arrived: Promise<void>; done: () => void } | null = null;

  constructor(means: Means, thread: Thread) {
    this.#means = means;
    this.#thread = thread;
  }

  get thread(): Thread {
    return this.#thread;
  }

  get query(): string {
    return this.#means.paged && this.#thread.have === 0 ? "after=0&newest=1" : `after=${this.#thread.have}`;
  }

  /** A new socket: what was asked of the last one will not be answered. False: the server has less than we do, and was set up anew. */
  greeted(rev: number): boolean {
    this.#arrived();
    this.#pageArrived();
    if (rev >= this.#thread.have) return true;
    this.#become(EMPTY_THREAD);
    this.#askForGap();
    return false;
  }

  /** Ids of the entries that came. */
  changes({ changes }: Extract<ConversationServerFrame, { t: "changes" }>): { echoed: string[]; gap: boolean } {
    const { thread, gap } = appliedAll(this.#thread, changes);
    const echoed = changes.flatMap((change) => (change.kind === "entry" ? [change.entry.id] : []));
    this.#become(thread);
    if (gap) this.#askForGap();
    else this.#arrived();
    return { echoed, gap };
  }

  page(page: PageFrame): void {
    if (page.before === null) this.#arrived();
    this.#become(withPage(this.#thread, page));
    if (page.before !== null && page.before === this.#wanted?.before) this.#pageArrived();
  }

  /** Asks for the page before the oldest that is here; resolves when it has come, or cannot. */
  earlier(): Promise<void> {
    if (this.#wanted !== null) return this.#wanted.arrived;
    const { earlier } = this.#thread;
    if (earlier === null || !this.#means.send({ t: "page", before: earlier.before })) return Promise.resolve();
    const timer = this.#means.world.setTimeout(() => this.#pageArrived(), PAGE_LIMIT_MS);
    let done = () => {};
    const arrived = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.#wanted = { before: earlier.before, timer, arrived, done };
    return arrived;
  }

  stop(): void {
    this.#arrived();
    this.#pageArrived();
  }

  /** One request outstanding: a flood of frames behind a gap must not become a flood of backlogs. */
  #askForGap(): void {
    const { have } = this.#thread;
    if (this.#resuming !== null) return;
    const asked = this.#means.send(
      this.#means.paged && have === 0 ? { t: "page", before: null } : { t: "resume", after: have },
    );
    if (!asked) return;
    this.#resuming = this.#means.world.setTimeout(() => {
      this.#resuming = null;
      this.#askForGap();
    }, RESUME_LIMIT_MS);
  }

  #arrived(): void {
    this.#means.world.clearTimeout(this.#resuming);
    this.#resuming = null;
  }

  #pageArrived(): void {
    this.#means.world.clearTimeout(this.#wanted?.timer);
    this.#wanted?.done();
    this.#wanted = null;
  }

  #become(thread: Thread): void {
    if (thread === this.#thread) return;
    this.#thread = thread;
    this.#means.changed(thread);
  }
}
