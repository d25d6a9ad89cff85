import type { Context } from "hono";
import type { z } from "zod";
import { forbidden } from "../../channels/address-rules.ts";
import { CARRIER_HOSTS } from "../../channels/carriers.ts";
import { templateProblem } from "../../channels/sms/url-template.ts";
import { addressRules } from "../../durable-objects/carrier-account.ts";
import type { FieldError } from "../../protocol/problem.ts";
import {
  missingFields,
  type ProviderFields,
  type ProviderSecret,
  type ProviderType,
} from "../../protocol/providers.ts";
import type { SignedIn } from "../access/session.ts";
import { fieldErrors, refuse } from "../problems.ts";

/** What was there before; of a new account there is nothing. */
interface Before {
  type: ProviderType;
  secrets: readonly ProviderSecret[];
}

/** The draft of an account, if nothing is wrong with it; all that is wrong is said at once (SMS-7), each at its field. */
export async function draftOf<Draft extends ProviderFields>(
  c: Context<SignedIn>,
  schema: z.ZodType<Draft>,
  before: Before | null,
): Promise<Draft> {
  const body: unknown = await c.req.json().catch(() => refuse("malformed_json"));
  const result = schema.safeParse(body);
  const wrong = [...(result.success ? [] : fieldErrors(result.error)), ...missingFields(body, before?.secrets ?? [])];
  const errors = result.success ? [...wrong, ...unfit(c.env, result.data, before)] : wrong;
  const paths = errors.map(({ path }) => path);
  const once = errors.filter(({ path }, at) => paths.indexOf(path) === at);
  if (once.length > 0 || !result.success) refuse("invalid_input", undefined, once);
  return result.data;
}

/** What no single field tells: another type than before, an address that is not called. */
function unfit(env: Env, { type, settings: { url } }: ProviderFields, before: Before | null): FieldError[] {
  const errors: FieldError[] = [];
  if (before !== null && before.type !== type)
    errors.push({ path: "type", code: "fixed", detail: "The type of an account stays: make a new one" });
  const placeholders = url !== "" && type.startsWith("url-") ? templateProblem(url) : null;
  if (placeholders !== null) errors.push({ path: "settings.url", code: "placeholders", detail: placeholders });
  const problem = url === "" || placeholders !== null ? null : addressProblem(env, type, url);
  if (problem !== null) errors.push({ path: "settings.url", code: "not_allowed", detail: problem });
  return errors;
}

/** Why an account's address may not be called; null: it may. */
export function addressProblem(env: Env, type: ProviderType, url: string): string | null {
  const { hosts, local } = addressRules(env);
  const problem = type.startsWith("url-") ? templateProblem(url) : null;
  const address = url.replaceAll(/\$\{[^}]*\}/g, "0");
  return problem ?? forbidden(address, { hosts: [...CARRIER_HOSTS, ...hosts], local });
}
