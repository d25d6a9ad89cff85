import type { Wire } from "./wire.ts";

/** A server's answer (RFC 5321 section 4.2). */
export interface Reply {
  code: number;
  /** Without the codes. */
  lines: string[];
}

/** The connection is of no more use: it was closed, answered late, or speaks something else. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** Bytes of one answer. */
const LONGEST_REPLY = 64 * 1024;

/** Commands and answers over one wire. */
export class Dialogue {
  #wire: Wire;
  readonly #patience: number;
  #heard = "";
  #decoder = new TextDecoder();

  constructor(wire: Wire, patience: number) {
    this.#wire = wire;
    this.#patience = patience;
  }

  async say(...commands: readonly string[]): Promise<void> {
    await this.sayBytes(new TextEncoder().encode(commands.map((command) => `${command}\r\n`).join("")));
  }

  async sayBytes(bytes: Uint8Array): Promise<void> {
    await this.#inTime(this.#wire.write(bytes));
  }

  async ask(command: string): Promise<Reply> {
    await this.say(command);
    return await this.hear();
  }

  /** The next answer; `patience` in ms. */
  async hear(patience = this.#patience): Promise<Reply> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line(patience);
      const [, code, more, text = ""] = /^(\d{3})(?:([ -])(.*))?$/.exec(line) ?? [];
      if (code === undefined) throw new Broken("The server does not speak SMTP");
      lines.push(text);
      if (more !== "-") return { code: Number(code), lines };
    }
  }

  /** From here on under TLS: what was heard before is forgotten, somebody may have slipped it in (RFC 3207 section 5). */
  async secure(): Promise<void> {
    this.#heard = "";
    this.#decoder = new TextDecoder();
    this.#wire = await this.#inTime(this.#wire.secured());
  }

  async close(): Promise<void> {
    await this.#wire.close();
  }

  async #line(patience: number): Promise<string> {
    for (;;) {
      const end = this.#heard.indexOf("\n");
      if (end >= 0) {
        const line = this.#heard.slice(0, end).replace(/\r$/, "");
        this.#heard = this.#heard.slice(end + 1);
        return line;
      }
      if (this.#heard.length > LONGEST_REPLY) throw new Broken("The server's answer has no end");
      const bytes = await this.#inTime(this.#wire.read(), patience);
      if (bytes === null) throw new Broken("The server has closed the connection");
      this.#heard += this.#decoder.decode(bytes, { stream: true });
    }
  }

  async #inTime<T>(work: Promise<T>, patience = this.#patience): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Broken("The server has not answered in time")), patience);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      throw error instanceof Broken ? error : new Broken(error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(timer);
    }
  }
}
