import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import type { DeskServerFrame, HeldInteraction } from "../../protocol/desk-socket.ts";
import { PING } from "../../protocol/socket.ts";
import type { Browser } from "./browser.ts";
import { TestConversation } from "./conversation.ts";
import { fatesTold } from "./fates-told.ts";
import { conversationSocket, Line, until, upgrade } from "./line.ts";

/** An agent's tab of the portal. */
export class DeskTab {
  readonly line: Line<DeskServerFrame>;

  constructor(line: Line<DeskServerFrame>) {
    this.line = line;
  }

  static async open(browser: Browser): Promise<DeskTab> {
    const tab = new DeskTab(new Line(await browser.send("GET", "/desk/socket", undefined, upgrade)));
    const { held } = await tab.line.until("hello");
    tab.#shows(held);
    return tab;
  }

  /** All that this tab was ever given, by conversation; the newest counts. */
  held(): HeldInteraction[] {
    const given = this.line.frames.flatMap((frame) =>
      frame.t === "hello" ? frame.held : frame.t === "held" ? [frame.held] : [],
    );
    return [...new Map(given.map((held) => [held.conversation, held])).values()];
  }

  /** What a customer's address has opened, once this agent holds it; their end of it. */
  async chatWith(conversation: string): Promise<TestConversation> {
    const found = () => this.held().find((held) => held.conversation === conversation);
    // A tab shows that it is alive: without it nobody would be offered anything after half a minute.
    await until(() => {
      this.line.send(PING);
      return found() !== undefined;
    }, 10_000);
    const held = found();
    if (held === undefined) throw new Error("it was there");
    this.#shows([held]);
    return opened(conversation, held.ticket);
  }

  #shows(held: HeldInteraction[]): void {
    this.line.send({ t: "shown", interactions: held.map(({ interaction }) => interaction) });
  }
}

/** A conversation's socket by the ticket that its door wants; what is stored has come. */
async function opened(conversation: string, ticket: string): Promise<TestConversation> {
  const chat = new TestConversation(new Line<ConversationServerFrame>(await conversationSocket(conversation, ticket)));
  await chat.line.until("changes");
  return chat;
}

/** The thread as whoever may watch it sees it. */
export async function watched(by: Browser, conversation: string): Promise<TestConversation> {
  const { ticket } = await by.ask<{ ticket: string }>("POST", `/conversations/${conversation}/watch`);
  return opened(conversation, ticket);
}

/** The marks under one of our words, in the order in which they came. */
export function marksOf(chat: TestConversation, entry: string): string[] {
  const own = fatesTold(chat.changes()).filter((fate) => fate.entry === entry);
  return own.map(({ state }) => state);
}
