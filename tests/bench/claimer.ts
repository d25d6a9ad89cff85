import { candidates } from "../../store/spool/candidates.ts";
import { claimRows } from "../../store/spool/claim.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";

/** What the Worker of the bench is asked to do: claims of a list, one after the other. */
export interface ClaimsAsked {
  spool: string;
  upload: string;
  dialer: string;
  /** Of the first claim; each has the next one. */
  turn: number;
  claims: number;
}

/** A dialer's claims without the dialer: the same two calls, in the same workerd as the database. */
export default {
  async fetch(request: Request, env: Record<string, D1Database>): Promise<Response> {
    const { spool: name, upload, dialer, turn, claims } = (await request.json()) as ClaimsAsked;
    const spool = env[name];
    if (spool === undefined) throw new Error(`There is no spool ${name}`);
    let taken = 0;
    for (let n = 0; n < claims; n++) {
      const now = Date.now();
      const { rows } = await candidates(spool, [upload], now);
      const states = await claimRows(spool, {
        dialer,
        turn: turn + n,
        name: `${dialer}.${turn + n}`,
        rows: rows.map(({ id, address }) => ({
          id,
          sender: "sender:sms:1",
          erased: erasedAddress("bench", address),
        })),
        later: [],
        rule: { scopes: [dialer], advertising: true, now },
      });
      taken += states.size;
    }
    return Response.json({ taken });
  },
};
