import { exports } from "cloudflare:workers";

export const ORIGIN = "https://deskline.test";

/** Another program: says who it is in one header, and sends forms, JSON, or only an address. */
export class Program {
  readonly #authorization: string | null;
  /** Where it calls from. */
  address = "203.0.113.7";

  constructor(authorization: string | null) {
    this.#authorization = authorization;
  }

  async form(
    path: string,
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    const door = path.startsWith("/Integra") ? path : `/Integra/resources${path}`;
    return this.#send("POST", door, body, { ...type, ...headers });
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send("GET", path, null, headers);
  }

  async json(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send("POST", path, JSON.stringify(body), { "Content-Type": "application/json", ...headers });
  }

  #send(method: string, path: string, body: string | null, headers: Record<string, string>): Promise<Response> {
    const own = this.#authorization === null ? {} : { Authorization: this.#authorization };
    const all = { "CF-Connecting-IP": this.address, ...own, ...headers };
    return exports.default.fetch(new Request(`${ORIGIN}${path}`, { method, headers: all, body }));
  }
}
