import type { ProblemCode } from "../../protocol/problem.ts";
import type { Order, Supervisor } from "../calls/supervision.ts";
import type { Breaks } from "./breaks.ts";
import type { Lease } from "./lease.ts";
import { Notices } from "./notices.ts";
import type { DeskParts } from "./parts.ts";

/** SMS-83: what a supervisor does to this agent: told to them, and in the audit log. Null: it was carried out. */
export class Orders {
  readonly #parts: DeskParts;
  readonly #breaks: Breaks;
  readonly #lease: Lease;
  readonly #notices: Notices;

  constructor(parts: DeskParts, breaks: Breaks, lease: Lease) {
    this.#parts = parts;
    this.#breaks = breaks;
    this.#lease = lease;
    this.#notices = new Notices(parts);
  }

  carryOut(order: Order, by: Supervisor, now: number): ProblemCode | null {
    switch (order.act) {
      case "message":
        this.#notices.leave({ id: order.id, kind: "message", by: by.name, text: order.text, at: now });
        this.#audit(by, "agent.message", { text: order.text }, now);
        return null;
      case "break":
        return this.#break(order.id, by, now);
      case "log-out":
        this.#logOut(by, now);
        return null;
    }
  }

  #break(id: string | null, by: Supervisor, now: number): ProblemCode | null {
    const before = this.#parts.facts.get("break") ?? null;
    if ((before?.id ?? null) === id) return null;
    if (!this.#breaks.choose(id, now)) return "not_found";
    const name = this.#parts.facts.get("break")?.name ?? before?.name ?? "";
    const kind = id === null ? "break-ended" : "break";
    this.#notices.leave({ id: crypto.randomUUID(), kind, by: by.name, text: name, at: now });
    this.#audit(by, `agent.${kind}`, { break: name }, now);
    return null;
  }

  /** Who waits before a chat goes back to the line at once; other customers find somebody when they write again. */
  #logOut(by: Supervisor, now: number): void {
    const chats = this.#parts.slots.all().filter(({ parcel }) => parcel.summary.channel === "webchat");
    const held = Object.fromEntries(chats.map(({ interaction }) => [interaction, "line" as const]));
    this.#lease.signOut({ held, notes: {} }, now);
    this.#notices.leave({ id: crypto.randomUUID(), kind: "logged-out", by: by.name, text: "", at: now });
    this.#audit(by, "agent.log-out", { chats: chats.length }, now);
  }

  #audit({ who, name }: Supervisor, action: string, after: unknown, at: number): void {
    const key = crypto.randomUUID();
    this.#parts.audit({ key, at, actor: who, actorName: name, action, subject: `agent:${this.#parts.agent}`, after });
  }
}
