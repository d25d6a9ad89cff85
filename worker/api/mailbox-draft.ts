import type { Context } from "hono";
import { z } from "zod";
import type { MailServer } from "../../channels/email/smtp/mail-server.ts";
import { serverProblem } from "../../channels/email/smtp/mail-server.ts";
import { addressRules } from "../../durable-objects/carrier-account.ts";
import { signInFailure } from "../../durable-objects/mail-account.ts";
import type { MailboxFields } from "../../protocol/mailboxes.ts";
import type { FieldError } from "../../protocol/problem.ts";
import type { SignedIn } from "../access/session.ts";
import { fieldErrors, refuse } from "../problems.ts";

const SERVER_MISSING = "Must type SMTP ip and port";

/** As far as missing fields can be told before the rest is in order. */
const rough = z.looseObject({
  way: z.literal("smtp"),
  smtp: z.looseObject({ user: z.string().default("") }).nullish(),
  password: z.string().optional(),
});

/**
 * The draft of a mailbox, if nothing is wrong with it; all that is missing is said at once (EML-17), each at its field. `kept`: the
 * password that is there already, empty for none. An enabled one whose server does not let us in is refused (EML-11).
 */
export async function mailboxDraft<Draft extends MailboxFields>(
  c: Context<SignedIn>,
  schema: z.ZodType<Draft>,
  kept: string,
): Promise<Draft> {
  const body: unknown = await c.req.json().catch(() => refuse("malformed_json"));
  const result = schema.safeParse(body);
  const wrong = [...(result.success ? [] : fieldErrors(result.error)), ...missing(body, kept)];
  const paths = wrong.map(({ path }) => path);
  const once = wrong.filter(({ path }, at) => paths.indexOf(path) === at);
  if (once.length > 0 || !result.success) refuse("invalid_input", undefined, once);
  const error = await serverError(c.env, result.data, kept);
  if (error !== null) refuse("invalid_input", error.detail, [error]);
  return result.data;
}

/** EML-11, EML-12: of an own server its name and port, and the password of whoever signs in there. */
function missing(body: unknown, kept: string): FieldError[] {
  const { success, data } = rough.safeParse(body);
  if (!success) return [];
  if (!data.smtp) return [{ path: "smtp", code: "needed", detail: SERVER_MISSING }];
  const needsPassword = data.smtp.user.trim() !== "" && (data.password ?? kept) === "";
  return needsPassword ? [{ path: "password", code: "needed", detail: "Must type a password" }] : [];
}

async function serverError(
  env: Env,
  { way, smtp, password, enabled, address }: MailboxFields,
  kept: string,
): Promise<FieldError | null> {
  if (way !== "smtp" || smtp === null) return null;
  const server: MailServer = { ...smtp, password: password ?? kept };
  const problem = serverProblem(server, addressRules(env));
  if (problem !== null) return { path: "smtp.host", code: "not_allowed", detail: problem };
  const failure = enabled ? await signInFailure(server, address) : null;
  if (failure === null) return null;
  return failure.because === "sign-in"
    ? { path: "password", code: "refused", detail: `The server does not let us in: ${failure.reason}` }
    : { path: "smtp.host", code: "refused", detail: `The server does not take mail: ${failure.reason}` };
}
