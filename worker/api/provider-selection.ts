import type { Context } from "hono";
import type { ProviderRow } from "../../store/configuration/provider-row.ts";
import { findProvider } from "../../store/configuration/providers.ts";
import { requiresOneOf, type SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** Who builds or runs what leaves by an account chooses among accounts and templates, without seeing how they are set up. */
export const requiresChoice = requiresOneOf("providers", "campaigns", "dialers.run");

/** The account that `:name` names, without case. */
export async function theProvider(c: Context<SignedIn>): Promise<ProviderRow> {
  return (await findProvider(c.env.CONFIG, c.req.param("name") ?? "")) ?? refuse("not_found");
}
