import { answer } from "./api.ts";

/** A JSON request to a door by its path under `/api`; throws a `Refusal` as `answer` does. */
export function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return answer(fetch(`/api${path}`, { method, ...json }) as Promise<Response & { json(): Promise<Answer> }>);
}
