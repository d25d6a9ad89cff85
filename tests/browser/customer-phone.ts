import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sandbox } from "./centre.ts";

const SAMPLES = join(import.meta.dirname, "..", "..", "sandbox", "pages", "samples");

/** What reached a customer, as the pretend carrier kept it. */
export interface Received {
  text: string;
  state: string;
  segments: number;
  template: { name: string; parameters: string[] } | null;
}

let made = 0;
/** The demo's data outlives a test file: nobody else has this number. */
const series = String(Date.now()).slice(-4);

/** A customer of the demo's account `account`, with a phone of their own. */
export class CustomerPhone {
  readonly number: string;
  readonly #account: "kannel" | "whatsapp" | "messenger";

  constructor(account: CustomerPhone["account"]) {
    made += 1;
    this.number = `+59894${series}${String(made).padStart(2, "0")}`;
    this.#account = account;
  }

  get account(): "kannel" | "whatsapp" | "messenger" {
    return this.#account;
  }

  /** As people of the country dial it. */
  get dialled(): string {
    return this.number.replace("+598", "0");
  }

  async writes(text: string): Promise<void> {
    await this.#send({ text });
  }

  /** A picture, or a voice note recorded on the spot. */
  async sends(file: "voice-note.ogg" | "jacket.jpg", text = ""): Promise<void> {
    const voice = file.endsWith(".ogg");
    const bytes = readFileSync(join(SAMPLES, file));
    await this.#send(
      { text, voice: String(voice) },
      new File([bytes], file, { type: voice ? "audio/ogg" : "image/jpeg" }),
    );
  }

  /** Opens the app: everything that arrived has been read. */
  async reads(): Promise<void> {
    const body = JSON.stringify({ number: this.number, account: this.account });
    await accepted(fetch(sandbox("/phone/seen"), { method: "POST", body }));
  }

  /** What arrived on the phone, the oldest first. */
  async received(): Promise<Received[]> {
    const query = new URLSearchParams({ account: this.account, to: this.number });
    return (await (await accepted(fetch(sandbox(`/messages?${query}`)))).json()) as Received[];
  }

  async #send(fields: Record<string, string>, file?: File): Promise<void> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ number: this.number, account: this.account, ...fields })) {
      body.set(name, value);
    }
    if (file !== undefined) body.set("file", file);
    await accepted(fetch(sandbox("/phone/words"), { method: "POST", body }));
  }
}

/** How the carriers behave from now on; nothing: calmly. */
export async function network(settings: Record<string, unknown> = {}): Promise<void> {
  await accepted(fetch(sandbox("/settings"), { method: "PUT", body: JSON.stringify(settings) }));
}

async function accepted(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!response.ok) throw new Error(`The sandbox refuses: ${response.status} ${await response.text()}`);
  return response;
}
