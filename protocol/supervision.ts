import { z } from "zod";

/** What supervisors do with interactions that are not theirs, and with agents (SMS-83). */

const id = z.string().min(1).max(64);
const note = z.string().max(1_000);
/** The interaction as the supervisor saw it; without `turn` the act is on whatever it is now. */
const seen = {
  interaction: z.string().regex(/^(?:[0-9a-f]{32}|[a-z2-7]{26})-[0-9]{1,9}$/),
  turn: z.int().nonnegative().optional(),
};

export const supervisionAct = z.discriminatedUnion("act", [
  /** Ids. */
  z.strictObject({ act: z.literal("assign"), ...seen, to: id, note: note.default("") }),
  z.strictObject({ act: z.literal("move"), ...seen, to: id, note: note.default("") }),
  z.strictObject({ act: z.literal("put-first"), ...seen }),
  z.strictObject({ act: z.literal("take"), ...seen }),
  /** `text`: last words to the customer, in the name of who closes; empty: none. */
  z.strictObject({ act: z.literal("close"), ...seen, text: z.string().max(4_000).default("") }),
]);
export type SupervisionAct = z.input<typeof supervisionAct>;

export const agentOrder = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("message"), id: z.uuid(), text: z.string().trim().min(1).max(1_000) }),
  /** Id of a break; null ends the present one. */
  z.strictObject({ act: z.literal("break"), id: id.nullable() }),
  z.strictObject({ act: z.literal("log-out") }),
]);
export type AgentOrder = z.infer<typeof agentOrder>;
