import type { DeskStatus } from "../../protocol/desk-socket.ts";
import type { TellPrograms } from "../telling.ts";
import type { DeskParts } from "./parts.ts";

/** Tells other programs of the agent's status when it is another than they were told last, evictions included. */
export function noteStatus(parts: DeskParts, tell: TellPrograms, now: DeskStatus, at: number): void {
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
