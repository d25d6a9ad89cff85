import { fileKey } from "../file-link.ts";
import type { ConversationParts } from "./parts.ts";

/** What became of a wish to forget: which are gone, and whether anything of the customer is left here. */
export interface Forgotten {
  gone: string[];
  isEmpty: boolean;
}

/** Stands where the last change stood: numbers go on from it, and it says nothing. */
const NOTHING = JSON.stringify({ kind: "seen", by: "agent", seq: 0 });
/** Keys that R2 takes at once. */
const AT_ONCE = 1_000;
const TABLES = [
  "interactions",
  "departures",
  "deliveries",
  "collections",
  "mails",
  "mail_recipients",
  "inside_files",
  "drafts",
  "facts",
];

type ForgottenParts = Pick<ConversationParts, "log" | "interactions" | "line" | "forgetAside">;

/** Takes ended interactions out of a conversation for good: words, marks, files, and with the last one all that is known of the customer. */
export class Forgetting {
  readonly #ctx: DurableObjectState;
  readonly #files: R2Bucket;
  readonly #parts: ForgottenParts;

  constructor(ctx: DurableObjectState, files: R2Bucket, parts: ForgottenParts) {
    this.#ctx = ctx;
    this.#files = files;
    this.#parts = parts;
  }

  /** Those that live, and all while something is still to be told to others, stay: ask again. */
  async forget(conversation: string, wanted: readonly string[]): Promise<Forgotten> {
    const gone = this.#ended(wanted);
    if (gone.length === 0) return { gone, isEmpty: this.#count() === 0 };
    const isWhole = this.#count() === gone.length;
    if (isWhole) await this.#dropAll(conversation);
    else await this.#drop(this.#keysOf(conversation, gone));
    return this.#ctx.storage.transactionSync(() => this.#clear(this.#ended(gone)));
  }

  #clear(gone: string[]): Forgotten {
    const { sql } = this.#ctx.storage;
    const list = JSON.stringify(gone);
    this.#parts.forgetAside(gone);
    const numbered = this.#parts.interactions.nextNumber() - 1;
    if (this.#count() === gone.length) {
      for (const table of TABLES) sql.exec(`DELETE FROM ${table}`);
      this.#clearLog("true");
    } else {
      const ids = "SELECT value FROM json_each(?)";
      for (const table of ["deliveries", "collections", "mails", "mail_recipients", "inside_files"])
        sql.exec(`DELETE FROM ${table} WHERE entry IN (SELECT id FROM log WHERE interaction IN (${ids}))`, list);
      this.#clearLog(
        `interaction IN (${ids}) OR json_extract(body, '$.entry') IN (SELECT id FROM log WHERE interaction IN (${ids}))`,
        list,
        list,
      );
      sql.exec("DELETE FROM facts WHERE name = 'mails'");
      sql.exec(`DELETE FROM interactions WHERE json_extract(data, '$.held.interaction') IN (${ids})`, list);
    }
    sql.exec("INSERT OR REPLACE INTO facts VALUES ('numbered', ?)", JSON.stringify(numbered));
    this.#parts.interactions.forgetCache();
    this.#parts.line.facts.forgetCache();
    this.#parts.log.reload();
    return { gone, isEmpty: this.#count() === 0 };
  }

  /** The last numbers stay, as a browser that comes back knows them. */
  #clearLog(which: string, ...bound: string[]): void {
    const { sql } = this.#ctx.storage;
    const last =
      "rev IN (SELECT MAX(rev) FROM log UNION SELECT MAX(CASE WHEN public = 1 THEN rev END) FROM log UNION SELECT rev FROM log WHERE seq = (SELECT MAX(seq) FROM log))";
    const rows = sql.exec<{ rev: number }>(`SELECT rev FROM log WHERE ${which}`, ...bound).toArray();
    const revs = JSON.stringify(rows.map(({ rev }) => rev));
    const chosen = "rev IN (SELECT value FROM json_each(?))";
    sql.exec(
      `UPDATE log SET kind = 'seen', id = NULL, leaves = NULL, interaction = '', body = ? WHERE ${chosen} AND ${last}`,
      NOTHING,
      revs,
    );
    sql.exec(`DELETE FROM log WHERE ${chosen} AND kind <> 'seen'`, revs);
    sql.exec(`DELETE FROM log WHERE ${chosen} AND NOT (${last})`, revs);
  }

  #ended(wanted: readonly string[]): string[] {
    const { sql } = this.#ctx.storage;
    if (sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM outbox").one().n > 0) return [];
    return wanted.filter((id) => (this.#parts.interactions.find(id)?.end ?? null) !== null);
  }

  #count(): number {
    return this.#ctx.storage.sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM interactions").one().n;
  }

  #keysOf(conversation: string, interactions: readonly string[]): string[] {
    const files = interactions.flatMap((interaction) =>
      this.#parts.log
        .entriesOf(interaction)
        .flatMap(({ file, mail }) => [
          file?.id,
          mail?.html,
          mail?.raw,
          ...[...(mail?.files ?? []), ...Object.values(mail?.inline ?? {})].map(({ id }) => id),
        ]),
    );
    return files.flatMap((id) => (typeof id === "string" ? [fileKey(conversation, id)] : []));
  }

  async #drop(keys: readonly string[]): Promise<void> {
    for (let first = 0; first < keys.length; first += AT_ONCE)
      await this.#files.delete(keys.slice(first, first + AT_ONCE));
  }

  /** What is listed goes before the next is: a page that is asked for anew begins with what is left. */
  async #dropAll(conversation: string): Promise<void> {
    for (let isMore = true; isMore; ) {
      const { objects, truncated } = await this.#files.list({ prefix: fileKey(conversation, "") });
      await this.#drop(objects.map(({ key }) => key));
      isMore = truncated;
    }
  }
}
