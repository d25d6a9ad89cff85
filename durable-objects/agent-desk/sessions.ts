import { queueOf } from "../addresses.ts";
import { auditLine } from "../audit-line.ts";
import { STAFF_TICKET_MS, type SupervisorTicket, signTicket } from "../tickets.ts";
import type { DeskParts } from "./parts.ts";
import type { Tabs } from "./tabs.ts";

export type WatchRequest = Omit<SupervisorTicket, "role" | "expires"> & { interaction: string };

/** Where this user's sessions have opened sockets, so that a sign-out, or the loss of a right, reaches all of them. */
export class Sessions {
  readonly #env: Env;
  readonly #sql: SqlStorage;
  readonly #parts: DeskParts;
  readonly #tabs: Tabs;

  constructor(env: Env, sql: SqlStorage, parts: DeskParts, tabs: Tabs) {
    this.#env = env;
    this.#sql = sql;
    this.#parts = parts;
    this.#tabs = tabs;
  }

  get revoked(): Record<string, number> {
    return this.#parts.facts.get("revoked") ?? {};
  }

  /** No ticket that it was given outlives that: those of its sockets are renewed no more. */
  hasEnded(session: string, now: number): boolean {
    return (this.revoked[session] ?? 0) > now;
  }

  /** A session (or `all`) has ended: its tabs are told and closed, and wherever it looks on. */
  end(session: string, now: number): void {
    this.#revoke(session, now);
    this.#tabs.endSession(session);
    const event = { user: this.#parts.agent, session };
    for (const { campaign } of this.#parts.facts.get("configuration")?.memberships ?? [])
      void queueOf(this.#env, campaign)
        .endSession(event)
        .catch(() => {});
    const held = this.#parts.slots.all().map((slot) => slot.parcel.summary.conversation);
    for (const conversation of new Set([...this.#watched(now), ...held]))
      this.#parts.tellConversation(conversation, { verb: "end-session", ...event });
  }

  /** A supervisor looks at a conversation: noted here and in the audit log; the ticket for its socket. */
  watch({ interaction, ...request }: WatchRequest, now: number): Promise<string> {
    const expires = Math.min(now + STAFF_TICKET_MS, request.sessionEnds);
    this.#sql.exec("INSERT OR REPLACE INTO watching VALUES (?, ?)", request.conversation, request.sessionEnds);
    this.#parts.audit(auditLine(request, "interaction.watch", interaction, null, now));
    return signTicket(this.#env.TICKET_SECRET, { ...request, role: "supervisor", expires });
  }

  /** The user's rights may have changed: the next ticket for what they watch is asked of the Worker. */
  askAnew(now: number): void {
    for (const conversation of this.#watched(now))
      this.#parts.tellConversation(conversation, { verb: "end-watch", user: this.#parts.agent });
  }

  /** Copied cookies may look valid for as long as a ticket does: until then the session is refused by name. */
  #revoke(session: string, now: number): void {
    const kept = Object.entries(this.revoked).filter(([, until]) => until > now);
    const ended = new Set(session === "all" ? [] : [session]);
    if (session === "all") this.#tabs.each((_, tab) => ended.add(tab.session));
    const added = [...ended].map((id) => [id, now + STAFF_TICKET_MS] as const);
    this.#parts.facts.set("revoked", Object.fromEntries([...kept, ...added]));
  }

  #watched(now: number): string[] {
    this.#sql.exec("DELETE FROM watching WHERE until <= ?", now);
    const rows = this.#sql.exec<{ conversation: string }>("SELECT conversation FROM watching").toArray();
    return rows.map((row) => row.conversation);
  }
}
