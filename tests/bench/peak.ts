import { readFileSync } from "node:fs";

const EVERY_MS = 20;
const PAGE = 4_096;
const MB = 1024 * 1024;

/** The most memory that a process holds while something is done, looked at fifty times a second. Linux only. */
export class Peak {
  #most = 0;
  readonly #pid: number;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(pid: number) {
    this.#pid = pid;
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
    this.#look();
  }

  /** MB. */
  end(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#most / MB;
  }

  #look(): void {
    const pages = Number(readFileSync(`/proc/${this.#pid}/statm`, "utf8").split(" ")[1]);
    this.#most = Math.max(this.#most, pages * PAGE);
  }
}
