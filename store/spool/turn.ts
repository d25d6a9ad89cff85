import { inTime } from "../database.ts";

/** Which of its attempts a dialer's object is at; each gets the next number, noted in its own storage first. */
export interface Turn {
  dialer: string;
  turn: number;
}

/** D1 knows a newer turn than the object does (its storage was restored): nothing was changed. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
  readonly turn: number;

  constructor(turn: number) {
    super(`this dialer is at turn ${turn}`);
    this.turn = turn;
  }
}

/** In every statement of a turn: `?1` is the dialer, `?2` the turn. */
export const IN_TURN = "?2 = (SELECT turn FROM dialer_turns WHERE dialer = ?1)";

const RAISE = `INSERT INTO dialer_turns (dialer, turn) VALUES (?1, ?2)
  ON CONFLICT (dialer) DO UPDATE SET turn = excluded.turn WHERE excluded.turn > dialer_turns.turn`;
const KNOWN = "SELECT turn FROM dialer_turns WHERE dialer = ?1";

/**
 * All of the statements or none, unless a later turn has come before them: D1 may carry out what its caller gave up long ago, and a row
 * that was given back and claimed again would leave twice. Results are those of the statements.
 */
export async function inTurn(
  spool: D1Database,
  { dialer, turn }: Turn,
  statements: D1PreparedStatement[],
): Promise<D1Result<Record<string, unknown>>[]> {
  const results = await inTime(
    spool.batch<Record<string, unknown>>([
      spool.prepare(RAISE).bind(dialer, turn),
      ...statements,
      spool.prepare(KNOWN).bind(dialer),
    ]),
  );
  const known = Number(results.at(-1)?.results[0]?.turn);
  if (known !== turn) throw new Overtaken(known);
  return results.slice(1, -1);
}
