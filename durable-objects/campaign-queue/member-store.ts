import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";

/** What this queue last heard from each member's desk. Kept in memory, rebuilt from storage. */
export class MemberStore {
  readonly #sql: SqlStorage;
  readonly #snapshots = new Map<string, AgentSnapshot>();
  readonly #heardAt = new Map<string, number>();

  readonly #changed: (agent: string) => void;

  constructor(sql: SqlStorage, changed: (agent: string) => void) {
    this.#sql = sql;
    this.#changed = changed;
    for (const row of sql.exec<{ agent: string; snapshot: string; heard_at: number }>("SELECT * FROM members")) {
      this.#snapshots.set(row.agent, JSON.parse(row.snapshot) as AgentSnapshot);
      this.#heardAt.set(row.agent, row.heard_at);
    }
  }

  all(): ReadonlyMap<string, AgentSnapshot> {
    return this.#snapshots;
  }

  /** Takes a snapshot unless a newer one of that desk is known; tells whether anything changed for dispatch. */
  hear(snapshot: AgentSnapshot, now: number): boolean {
    const known = this.#snapshots.get(snapshot.agent);
    if (known !== undefined && known.version > snapshot.version) return false;
    this.#heardAt.set(snapshot.agent, now);
    if (known !== undefined && known.version === snapshot.version) return false;
    this.#snapshots.set(snapshot.agent, snapshot);
    this.#sql.exec("INSERT OR REPLACE INTO members VALUES (?, ?, ?)", snapshot.agent, JSON.stringify(snapshot), now);
    this.#changed(snapshot.agent);
    return true;
  }

  /** Members whose snapshot is older than `than`, or who were never heard of. */
  quiet(members: Iterable<string>, than: number): string[] {
    return [...members].filter((agent) => (this.#heardAt.get(agent) ?? 0) < than);
  }

  /** Somebody is signed in and may receive, or holds something here and will be free again. */
  staffed(members: Iterable<string>): boolean {
    for (const agent of members) {
      const snapshot = this.#snapshots.get(agent);
      if (snapshot !== undefined && snapshot.reason !== "disconnected" && snapshot.reason !== "not-in-voice-campaign")
        return true;
    }
    return false;
  }

  /** Who is no longer a member is forgotten. */
  keepOnly(members: ReadonlySet<string>): void {
    for (const agent of this.#snapshots.keys()) {
      if (members.has(agent)) continue;
      this.#snapshots.delete(agent);
      this.#heardAt.delete(agent);
      this.#sql.exec("DELETE FROM members WHERE agent = ?", agent);
    }
  }
}
