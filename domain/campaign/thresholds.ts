/** From this share of a limit on it needs attention. */
const NEAR = 0.75;

export interface Dial {
  /** Share of the limit that is used: 0 to 1, however far beyond it is. */
  used: number;
  /** Calm is green, near amber, over red (look: states). */
  level: "calm" | "near" | "over";
}

/**
 * How far a live figure is on the way to its threshold: seconds of wait or chat, customers in line (WEB-36). Exactly at the limit still
 * keeps it, as in the service level. Null without a limit (0), where nothing is coloured.
 */
export function dialOf(figure: number, limit: number): Dial | null {
  if (limit <= 0) return null;
  const share = Math.max(0, figure) / limit;
  return { used: Math.min(share, 1), level: share > 1 ? "over" : share >= NEAR ? "near" : "calm" };
}
