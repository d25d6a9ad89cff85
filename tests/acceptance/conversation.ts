import { env } from "cloudflare:workers";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { Change, ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import { Line } from "./line.ts";

const HOUR = 3_600_000;

/** One end of a conversation's socket, with the log as its screen would have it. */
export class TestConversation {
  readonly line: Line<ConversationServerFrame>;

  constructor(line: Line<ConversationServerFrame>) {
    this.line = line;
  }

  static async open(
    conversation: string,
    who: { role: string; who: string; name: string; session?: string; permissions?: string[] },
    after: number | "newest" = 0,
  ): Promise<TestConversation> {
    const claims = {
      conversation,
      session: "",
      sessionEnds: Date.now() + HOUR,
      expires: Date.now() + HOUR,
      permissions: [],
      campaign: (await conversationOf(env, conversation).current())?.campaign,
      ...who,
    };
    const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(claims)) };
    const query = after === "newest" ? "newest=1" : `after=${after}`;
    return new TestConversation(
      new Line(await conversationOf(env, conversation).fetch(`https://object/socket?${query}`, { headers })),
    );
  }

  changes(): Change[] {
    return this.line.all("changes").flatMap((frame) => frame.changes);
  }

  /** Texts of messages in the order of the screen. */
  texts(): string[] {
    return this.changes().flatMap((change) =>
      change.kind === "entry" && change.entry.kind !== "event" ? [change.entry.text] : [],
    );
  }

  events() {
    return this.changes().flatMap((change) =>
      change.kind === "entry" && change.entry.event !== undefined
        ? [{ ...change.entry.event, said: change.entry.text }]
        : [],
    );
  }

  state() {
    return this.changes()
      .flatMap((change) => (change.kind === "interaction" ? [change.interaction] : []))
      .at(-1);
  }

  say(text: string, id = crypto.randomUUID(), kind = "message"): string {
    this.line.send({ t: "say", words: [{ id, kind, text }] });
    return id;
  }

  /** Closes as its holder. */
  close(disposition: { levels: string[]; comment: string } | null = null): void {
    this.line.send({ t: "close", id: crypto.randomUUID(), turn: this.state()?.turn ?? 0, disposition });
  }
}
