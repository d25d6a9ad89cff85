/** What each agent has completed and begun in this campaign on each of its days; changed in the transaction of the event. */
export class Tallies {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  begun(agent: string, day: string): void {
    this.#add(day, agent, 0, 1);
  }

  /** It ended; reopened and ended again, it counts once, for whoever had it last. */
  completed(interaction: string, agent: string, day: string): void {
    const [before] = this.#sql
      .exec<{ day: string; agent: string }>("SELECT day, agent FROM completed WHERE interaction = ?", interaction)
      .toArray();
    if (before !== undefined) this.#add(before.day, before.agent, -1, 0);
    this.#sql.exec("INSERT OR REPLACE INTO completed VALUES (?, ?, ?)", interaction, day, agent);
    this.#add(day, agent, 1, 0);
  }

  /** Agent → what they have completed on that day; nobody's (the customer left it, the house ended it) under the empty name. */
  of(day: string): ReadonlyMap<string, number> {
    const rows = this.#sql.exec<{ agent: string; completed: number }>(
      "SELECT agent, completed FROM tallies WHERE day = ?",
      day,
    );
    return new Map(rows.toArray().map((row) => [row.agent, row.completed]));
  }

  sums(day: string): { completed: number; begun: number } {
    return this.#sql
      .exec<{ completed: number; begun: number }>(
        "SELECT COALESCE(SUM(completed), 0) AS completed, COALESCE(SUM(begun), 0) AS begun FROM tallies WHERE day = ?",
        day,
      )
      .one();
  }

  /** Days that ended before `at`, ms: nobody looks at them here any more. */
  forgetBefore(at: number): void {
    const day = new Date(at).toISOString().slice(0, 10);
    this.#sql.exec("DELETE FROM tallies WHERE day < ?", day);
    this.#sql.exec("DELETE FROM completed WHERE day < ?", day);
  }

  #add(day: string, agent: string, completed: number, begun: number): void {
    this.#sql.exec(
      `INSERT INTO tallies VALUES (?, ?, ?, ?)
         ON CONFLICT (day, agent) DO UPDATE SET completed = completed + excluded.completed, begun = begun + excluded.begun`,
      day,
      agent,
      completed,
      begun,
    );
  }
}
