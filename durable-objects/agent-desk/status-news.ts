import type { DeskServerFrame, DeskStatus } from "../../protocol/desk-socket.ts";
import type { TellPrograms } from "../telling.ts";
import type { DeskParts } from "./parts.ts";

type Status = Omit<Extract<DeskServerFrame, { t: "status" }>, "t">;

/** An agent's status, and their day, as tabs and other programs are told of it when it is another than they were told last. */
export class StatusNews {
  readonly #parts: DeskParts;
  readonly #tellPrograms: TellPrograms;
  readonly #statusAt: (at: number) => Status;
  /** Gone with the instance: then tabs are told once more. */
  #told = "";

  constructor(parts: DeskParts, tellPrograms: TellPrograms, statusAt: (at: number) => Status) {
    this.#parts = parts;
    this.#tellPrograms = tellPrograms;
    this.#statusAt = statusAt;
  }

  tell(at: number, inTransaction: (change: () => void) => void): void {
    const now = this.#statusAt(at);
    const gist = JSON.stringify(now);
    if (gist === this.#told) return;
    this.#parts.push({ t: "status", ...now });
    this.#told = gist;
    inTransaction(() => noteStatus(this.#parts, this.#tellPrograms, now.status, at));
  }
}

/** Tells other programs of the agent's status when it is another than they were told last, evictions included. */
function noteStatus(parts: DeskParts, tell: TellPrograms, now: DeskStatus, at: number): void {
  const configuration = parts.facts.get("configuration");
  if (configuration === undefined) return;
  const { status, onCall } = now;
  const rest = now.break === null ? null : { id: now.break.id, name: now.break.name };
  const noted = JSON.stringify([status, rest?.id ?? null, onCall]);
  const before = parts.facts.get("statusNoted");
  // Nobody was told that somebody who has never come is gone.
  if (noted === before || (before === undefined && status === "disconnected")) return;
  parts.facts.set("statusNoted", noted);
  const { agent, username, name, memberships } = configuration;
  const campaigns = memberships.map((one) => one.campaign);
  tell("agent", "status", at, campaigns, {
    agent: { id: agent, username, name },
    status,
    break: rest,
    onCall,
  });
}
