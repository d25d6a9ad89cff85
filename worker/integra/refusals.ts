import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isPassing } from "../../domain/set-aside.ts";
import { type Problem, problem } from "../../protocol/problem.ts";
import { recordAudit } from "../../store/changes.ts";
import { type Called, isProgram } from "../access/caller.ts";
import { problemResponse } from "../problems.ts";

const MINUTE_MS = 60_000;
const LONGEST_REASON = 300;
/** Neither printed nor ASCII. */
const NO_HEADER = /[^\x20-\x7e]/g;
/** All digits of a number but its last three. */
const DIGITS = /\d(?=(?:\D*\d){3})/g;

/**
 * What a caller of the old doors reads when it is refused: the word that they know, with the status and, in headers, the code of the
 * problem and what it is in words. Recorded, if we know who calls (decisions: SendSMS).
 */
export async function refusal(c: Context<Called>, error: Error, word: string): Promise<Response> {
  const { body, headers } = await problemOf(c, error);
  c.executionCtx.waitUntil(record(c, body).catch(() => {}));
  const retry = headers.get("Retry-After");
  if (retry !== null) c.header("Retry-After", retry);
  c.header("Deskline-Problem", body.code);
  const reason = reasonOf(body);
  if (reason !== "") c.header("Deskline-Reason", reason);
  return c.body(word, body.status as ContentfulStatusCode, { "Content-Type": "text/plain; charset=utf-8" });
}

/** The same for doors that answer JSON. */
export async function problemRefusal(c: Context<Called>, error: Error): Promise<Response> {
  const { body, headers } = await problemOf(c, error);
  c.executionCtx.waitUntil(record(c, body).catch(() => {}));
  const retry = headers.get("Retry-After");
  return problemResponse(body, retry === null ? {} : { "Retry-After": retry });
}

/** For whoever looks at the answer by hand: what is wrong, without accents, which a header may not carry; at most 300 characters. */
function reasonOf({ detail, errors }: Problem): string {
  const fields = (errors ?? []).filter((error) => error.detail !== detail);
  const text = [...(detail === undefined ? [] : [detail]), ...fields.map((one) => `${one.path}: ${one.detail}`)].join(
    "; ",
  );
  return text.normalize("NFD").replaceAll(NO_HEADER, "").slice(0, LONGEST_REASON);
}

async function problemOf(c: Context<Called>, error: Error): Promise<{ body: Problem; headers: Headers }> {
  if (error instanceof HTTPException) {
    const response = error.getResponse();
    return { body: await response.clone().json<Problem>(), headers: response.headers };
  }
  console.error(c.req.method, c.req.routePath, error);
  return { body: problem(isPassing(error) ? "unavailable" : "internal"), headers: new Headers() };
}

/** A line a minute for each caller and code: a program that errs, errs often. */
async function record(c: Context<Called>, { code, detail, errors }: Problem): Promise<void> {
  const caller = c.var.caller?.principal;
  if (caller === undefined || code === "rate_limited") return;
  const at = Date.now();
  const key = `refused:${caller.user}:${code}:${Math.floor(at / MINUTE_MS)}`;
  const subject = isProgram(caller) ? caller.user : `agent:${caller.user}`;
  const after = {
    code,
    detail: (detail ?? "").replaceAll(DIGITS, "·"),
    fields: (errors ?? []).slice(0, 20).map(({ path, detail: said }) => `${path}: ${said.replaceAll(DIGITS, "·")}`),
  };
  const line = { key, at, actor: caller.user, actorName: caller.name, action: "call.refused", subject, after };
  await recordAudit(c.env.CONFIG, [line]);
}
