import { hc } from "hono/client";
import type { Problem, ProblemCode } from "../../protocol/problem.ts";
import { problem } from "../../protocol/problem.ts";
import type { App } from "../../worker/app.ts";
import { sessionEnded } from "./session-ended.ts";

/** Every route of the Worker, typed by the Worker: `await answer(api.users.$get())`. */
export const api = hc<App>(`${location.origin}/api`);

/** The server said no, or nothing at all; `problem.code` is what screens decide and translate by. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(body: Problem) {
    super(body.detail ?? body.title);
    this.name = "Refusal";
    this.problem = body;
  }
}

type JsonOf<Reply> = Reply extends { json(): Promise<infer Body> } ? Body : never;

/** The body of a good answer; throws a `Refusal` for every other, also when the network is gone. No body gives null. */
export async function answer<Reply extends Response | { json(): Promise<unknown> }>(
  request: Promise<Reply>,
): Promise<JsonOf<Reply>> {
  const response = (await request.catch(() => null)) as Response | null;
  if (response === null) throw new Refusal(problem("unavailable"));
  if (response.ok) return parsed(await response.text()) as JsonOf<Reply>;
  throw refusalOf(await problemIn(response));
}

function parsed(text: string): unknown {
  return text === "" ? null : JSON.parse(text);
}

/** What went wrong, whatever was thrown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Refusal) return thrown.problem;
  console.error(thrown);
  return problem("internal");
}

function refusalOf(body: Problem): Refusal {
  if (body.code === "unauthenticated" || body.code === "session_ended") sessionEnded(body.code);
  return new Refusal(body);
}

const BY_STATUS: Record<number, ProblemCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  429: "rate_limited",
  503: "unavailable",
};

async function problemIn(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null && "code" in body) return body as Problem;
  } catch {}
  return problem(BY_STATUS[response.status] ?? "internal");
}
