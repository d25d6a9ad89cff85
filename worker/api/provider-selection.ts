import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { may, type Permission } from "../../domain/access/permission.ts";
import type { ProviderRow } from "../../store/configuration/provider-row.ts";
import { findProvider } from "../../store/configuration/providers.ts";
import type { SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** Who builds or runs what leaves by an account chooses among accounts and templates, without seeing how they are set up. */
const CHOOSERS: readonly Permission[] = ["providers", "campaigns", "dialers.run"];

/** The account that `:name` names, without case. */
export async function theProvider(c: Context<SignedIn>): Promise<ProviderRow> {
  return (await findProvider(c.env.CONFIG, c.req.param("name") ?? "")) ?? refuse("not_found");
}

export const requiresChoice = createMiddleware<SignedIn>(async (c, next) => {
  const allowed = CHOOSERS.some((permission) => may(c.var.principal, permission, null) === "allowed");
  if (!allowed) refuse("forbidden", `It needs one of the permissions ${CHOOSERS.join(", ")}`);
  await next();
});
