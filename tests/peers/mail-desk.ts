import type { Entry } from "../../protocol/conversation-entry.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import type { SendMail } from "../../protocol/mail.ts";
import type { Thread } from "../../web/shared/live/thread.ts";
import { AgentTab } from "../faults/agent-tab.ts";
import { Chance } from "../faults/chance.ts";
import { until } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";

const LIMIT_MS = 60_000;

/** What an answer needs besides its place in the thread. */
export type Answer = Partial<Omit<SendMail, "id" | "mode">> & Pick<SendMail, "to" | "subject" | "html">;

/** An agent who works with mail as the portal does: by the desk's socket, the conversations' sockets and their doors. */
export class MailDesk {
  readonly tab: AgentTab;
  readonly #deskline: URL;

  private constructor(deskline: URL, tab: AgentTab) {
    this.#deskline = deskline;
    this.tab = tab;
  }

  static async open(deskline: URL, user: string): Promise<MailDesk> {
    const tab = new AgentTab(await PortalUser.signIn(deskline, user), new Chance(1));
    await until("the desk says hello", LIMIT_MS, () => tab.desk !== null);
    return new MailDesk(deskline, tab);
  }

  /** The mail of this customer, once it has come. `log`: for the report of one that does not. */
  held(customer: string, log = () => ""): Promise<HeldInteraction> {
    return until(
      () => `the agent holds the mail of ${customer}\n${log()}`,
      LIMIT_MS,
      () => this.tab.held.find((one) => one.customer.mail === customer),
    );
  }

  /** Its conversation as it is on screen at this moment. */
  async thread({ interaction }: HeldInteraction): Promise<Thread> {
    const { client } = await until("it is on screen", LIMIT_MS, () => this.tab.screens.get(interaction));
    return client.live.thread;
  }

  /** Mails of the customer, the oldest first, once there are so many. */
  ofCustomer(one: HeldInteraction, least = 1): Promise<Entry[]> {
    return until(`${least} mails of the customer are on screen`, LIMIT_MS, async () => {
      const { entries } = await this.thread(one);
      const mails = entries.filter(({ mail, by }) => mail !== undefined && by.role === "visitor");
      return mails.length >= least ? mails : undefined;
    });
  }

  async file({ conversation, ticket }: HeldInteraction, id: string): Promise<Response> {
    return fetch(this.#url(conversation, `files/${id}`), { headers: { authorization: `Bearer ${ticket}` } });
  }

  async upload({ conversation, ticket }: HeldInteraction, name: string, type: string, bytes: Buffer) {
    const answer = await fetch(this.#url(conversation, "files"), {
      method: "POST",
      body: new Uint8Array(bytes),
      headers: {
        authorization: `Bearer ${ticket}`,
        "content-type": type,
        "x-file-name": encodeURIComponent(name),
      },
    });
    return ((await answer.json()) as { file: FileReference }).file;
  }

  /** An answer to one of its mails, or to none; throws with what the door says. */
  async answer({ conversation, ticket }: HeldInteraction, id: string, answer: Answer): Promise<void> {
    const sent = await fetch(this.#url(conversation, "mails"), {
      method: "POST",
      headers: { authorization: `Bearer ${ticket}`, "content-type": "application/json" },
      body: JSON.stringify({ id, mode: "reply", ...answer }),
    });
    if (sent.status !== 201) throw new Error(`${sent.status} ${await sent.text()}`);
  }

  stop(): void {
    this.tab.stop();
  }

  #url(conversation: string, what: string): URL {
    return new URL(`/api/conversations/${conversation}/${what}`, this.#deskline);
  }
}
