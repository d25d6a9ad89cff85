import type { Cost } from "../../worker/access/password-cost.ts";

/** Instead of the cost in force: hundreds sign in, and a twelfth of it is still most of what a sign-in takes. */
export const COST: Cost = { N: 2 ** 13, r: 8, p: 1 };
