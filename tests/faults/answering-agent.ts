import type { AgentTab } from "./agent-tab.ts";
import { SOLD } from "./demo-disposition.ts";
import { sleep } from "./patience.ts";
import type { Screen } from "./screen.ts";

const LOOK_EVERY_MS = 25;

/** An agent who answers every word of every customer once (`v…` with `a…`) and closes after the last one. */
export class AnsweringAgent {
  readonly tab: AgentTab;
  readonly #isLast: (word: string) => boolean;
  readonly #closing = new Set<string>();
  #working = true;

  constructor(tab: AgentTab, isLast: (word: string) => boolean) {
    this.tab = tab;
    this.#isLast = isLast;
    void this.#work();
  }

  stop(): void {
    this.#working = false;
    this.tab.stop();
  }

  async #work(): Promise<void> {
    while (this.#working) {
      for (const { interaction } of this.tab.held) {
        const screen = this.tab.screens.get(interaction);
        if (screen === undefined) continue;
        this.#answer(screen);
        if (this.#isDone(screen) && !this.#closing.has(interaction)) void this.#close(interaction, screen);
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  #answer({ client }: Screen): void {
    const { thread, unsent } = client.live;
    const answered = new Set([...thread.entries.map(({ text }) => text), ...unsent.map(({ word }) => word.text)]);
    for (const { by, kind, text } of thread.entries) {
      if (by.role !== "visitor" || kind !== "message") continue;
      const answer = `a${text.slice(1)}`;
      if (!answered.has(answer)) client.say(answer);
    }
  }

  #isDone({ client }: Screen): boolean {
    const { thread, unsent } = client.live;
    return unsent.length === 0 && thread.entries.some(({ by, text }) => by.role === "visitor" && this.#isLast(text));
  }

  /** Again until it is carried out: an answer that was lost is no answer. */
  async #close(interaction: string, { client }: Screen): Promise<void> {
    this.#closing.add(interaction);
    const turn = client.live.thread.interaction?.turn ?? 0;
    await client.act({ t: "close", id: crypto.randomUUID(), turn, disposition: SOLD });
    this.#closing.delete(interaction);
  }
}
