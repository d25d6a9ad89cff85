import { exports } from "cloudflare:workers";
import { expect } from "vitest";
import type { Problem } from "../../protocol/problem.ts";

export const PASSWORD = "correct horse battery";

/** Somebody's browser on the portal's own pages: keeps its cookies, says what browsers say. */
export class Browser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  /** Added to every request. */
  headers: Record<string, string> = {};

  constructor(origin = "https://deskline.test") {
    this.origin = origin;
  }

  async signIn(username: string, password = PASSWORD): Promise<this> {
    const answer = await this.send("POST", "/auth/sign-in/username", { username, password });
    expect(answer.status, await answer.clone().text()).toBe(200);
    return this;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(await exports.default.fetch(this.request(method, path, body, headers)));
  }

  request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Request {
    const own = {
      "Sec-Fetch-Site": "same-origin",
      Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    return new Request(`${this.origin}/api${path}`, {
      method,
      headers: { ...own, ...this.headers, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(name.length + 1));
    }
    return answer;
  }

  /** The answer of a request that must succeed. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body);
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
    return (text === "" ? null : JSON.parse(text)) as Answer;
  }

  /** The problem of a request that must be refused. */
  async refused(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Problem> {
    const answer = await this.send(method, path, body, headers);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    return answer.json<Problem>();
  }

  /** The same cookies in another browser. */
  copy(): Browser {
    const copy = new Browser(this.origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  /** The minute in which D1 is not asked has passed. */
  forgetCache(): this {
    for (const name of this.cookies.keys()) if (name.endsWith("session_data")) this.cookies.delete(name);
    return this;
  }
}
