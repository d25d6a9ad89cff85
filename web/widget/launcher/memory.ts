/** What is kept on the customer's page: per tab whether the panel is open, per browser whether a chat goes on. No cookies. */
export class Memory {
  readonly #key: string;

  constructor(campaign: string) {
    this.#key = `deskline:${campaign}`;
  }

  get open(): boolean {
    return read("sessionStorage", `${this.#key}:open`);
  }

  set open(on: boolean) {
    write("sessionStorage", `${this.#key}:open`, on);
  }

  get chatting(): boolean {
    return read("localStorage", `${this.#key}:chatting`);
  }

  set chatting(on: boolean) {
    write("localStorage", `${this.#key}:chatting`, on);
  }

  /** True once a tab: nobody is greeted on every page. */
  firstTeaser(): boolean {
    const shown = read("sessionStorage", `${this.#key}:greeted`);
    write("sessionStorage", `${this.#key}:greeted`, true);
    return !shown;
  }
}

type Storage = "sessionStorage" | "localStorage";

/** A page may refuse storage: then the panel is closed on each new one. */
function read(storage: Storage, key: string): boolean {
  try {
    return window[storage].getItem(key) !== null;
  } catch {
    return false;
  }
}

function write(storage: Storage, key: string, on: boolean): void {
  try {
    if (on) window[storage].setItem(key, "1");
    else window[storage].removeItem(key);
  } catch {
    // Nothing is kept.
  }
}
