import { base64 } from "../out/base64.ts";
import type { ComposedMail, MailSent } from "../outgoing-mail.ts";
import { Broken, Dialogue, type Reply } from "./dialogue.ts";
import type { MailServer } from "./mail-server.ts";
import { agreed, refusal, Stop } from "./stop.ts";
import type { Dial } from "./wire.ts";

/** ms: a server looks for viruses between the last dot and its answer. */
const PATIENCE_WITH_MAIL_MS = 60_000;
/** ms: it may have refused before all was said. */
const LAST_WORDS_MS = 1_000;

export interface Greeting {
  dial: Dial;
  /** How we introduce ourselves: a domain of ours. */
  name: string;
  /** ms for each answer. */
  patience: number;
}

/** A connection that has been greeted, secured and signed in: mails go over it one after the other. */
export class SmtpSession {
  readonly #talk: Dialogue;
  readonly #can: Capabilities;

  private constructor(talk: Dialogue, can: Capabilities) {
    this.#talk = talk;
    this.#can = can;
  }

  /** Throws `Stop`: nothing has left. */
  static async open(server: MailServer, { dial, name, patience }: Greeting): Promise<SmtpSession> {
    const talk = new Dialogue(await connected(server, dial, patience), patience);
    try {
      agreed(await talk.hear(), 220, "server");
      let can = await introduced(talk, name);
      if (server.security === "starttls") {
        if (!can.has("STARTTLS")) throw refusal("server", "The server offers no TLS");
        agreed(await talk.ask("STARTTLS"), 220, "server");
        await talk.secure();
        can = await introduced(talk, name);
      }
      if (server.user !== "") await signIn(talk, can, server);
      return new SmtpSession(talk, can);
    } catch (error) {
      await talk.close();
      throw error instanceof Broken ? new Stop({ outcome: "unreachable", reason: error.message }) : error;
    }
  }

  /** What became of it; the session is of no more use after an answer that did not come. */
  async send(mail: ComposedMail): Promise<{ sent: MailSent; alive: boolean }> {
    let dotted = false;
    try {
      const bytes = new TextEncoder().encode(stuffed(mail.raw()));
      const most = Number(this.#can.get("SIZE") ?? 0);
      if (most > 0 && bytes.length > most) throw refusal("too-large", `The server takes ${most} bytes at most`);
      await this.#address(mail.envelope);
      agreed(await this.#talk.ask("DATA"), 354, "mail");
      await this.#said(bytes);
      dotted = true;
      await this.#talk.say(".");
      agreed(await this.#talk.hear(PATIENCE_WITH_MAIL_MS), 250, "mail");
      return { sent: { outcome: "accepted", messageId: mail.messageId }, alive: true };
    } catch (error) {
      if (error instanceof Stop) return { sent: error.sent, alive: await this.#reset() };
      const reason = error instanceof Error ? error.message : String(error);
      return { sent: { outcome: dotted ? "unknown" : "unreachable", reason }, alive: false };
    }
  }

  async close(): Promise<void> {
    await this.#talk.say("QUIT").catch(() => {});
    await this.#talk.close();
  }

  /** One refused recipient refuses the mail: who wrote it shall know, and mend it. */
  async #address({ from, to }: ComposedMail["envelope"]): Promise<void> {
    const commands = [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`)];
    const replies: Reply[] = [];
    if (this.#can.has("PIPELINING")) {
      await this.#talk.say(...commands);
      while (replies.length < commands.length) replies.push(await this.#talk.hear());
    } else {
      for (const command of commands) {
        const reply = await this.#talk.ask(command);
        replies.push(reply);
        if (reply.code >= 300) break;
      }
    }
    const [sender, ...recipients] = replies;
    if (sender !== undefined) agreed(sender, 250, "sender");
    recipients.forEach((reply, at) => {
      agreed(reply, 250, "recipient", to[at] ?? "");
    });
  }

  /** All but the last dot: until that is said nothing has left. */
  async #said(bytes: Uint8Array): Promise<void> {
    try {
      await this.#talk.sayBytes(bytes);
    } catch (error) {
      const words = await this.#talk.hear(LAST_WORDS_MS).catch(() => null);
      if (words !== null) agreed(words, 250, "mail");
      throw error;
    }
  }

  async #reset(): Promise<boolean> {
    const reply = await this.#talk.ask("RSET").catch(() => null);
    return reply?.code === 250;
  }
}

/** By name in capitals, with what follows it. */
type Capabilities = Map<string, string>;

async function connected(server: MailServer, dial: Dial, patience: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The server does not answer")), patience);
  });
  try {
    return await Promise.race([dial(server), late]);
  } catch (error) {
    throw new Stop({ outcome: "unreachable", reason: error instanceof Error ? error.message : String(error) });
  } finally {
    clearTimeout(timer);
  }
}

async function introduced(talk: Dialogue, name: string): Promise<Capabilities> {
  const { lines } = agreed(await talk.ask(`EHLO ${name}`), 250, "server");
  const offers = lines.slice(1).map((line) => line.trim().replace("=", " ").split(/\s+/));
  return new Map(offers.map(([offer = "", ...rest]) => [offer.toUpperCase(), rest.join(" ").toUpperCase()]));
}

/** RFC 4954, with what every server offers under TLS. */
async function signIn(talk: Dialogue, can: Capabilities, { user, password }: MailServer): Promise<void> {
  const ways = (can.get("AUTH") ?? "").split(" ");
  const encoded = (text: string) => base64(new TextEncoder().encode(text));
  if (ways.includes("PLAIN")) {
    agreed(await talk.ask(`AUTH PLAIN ${encoded(`\0${user}\0${password}`)}`), 235, "sign-in");
    return;
  }
  if (!ways.includes("LOGIN")) throw refusal("sign-in", "The server offers no way of signing in that we know");
  agreed(await talk.ask("AUTH LOGIN"), 334, "sign-in");
  agreed(await talk.ask(encoded(user)), 334, "sign-in");
  agreed(await talk.ask(encoded(password)), 235, "sign-in");
}

/** RFC 5321 section 4.5.2. */
function stuffed(raw: string): string {
  return raw.replace(/^\./, "..").replaceAll("\r\n.", "\r\n..");
}
