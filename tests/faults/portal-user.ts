import { DEMO_PASSWORD } from "../../scripts/start/demo.ts";
import { BadNetwork } from "./bad-network.ts";
import type { Chance } from "./chance.ts";
import { openScreen, type Screen } from "./screen.ts";

/** A portal user who has signed in by HTTP. */
export class PortalUser {
  readonly deskline: URL;
  readonly headers: { cookie: string; origin: string };

  private constructor(deskline: URL, cookie: string) {
    this.deskline = deskline;
    this.headers = { cookie, origin: deskline.origin };
  }

  static async signIn(deskline: URL, username: string, password: string = DEMO_PASSWORD): Promise<PortalUser> {
    const answer = await fetch(new URL("/api/auth/sign-in/username", deskline), {
      method: "POST",
      headers: { "content-type": "application/json", origin: deskline.origin },
      body: JSON.stringify({ username, password }),
    });
    if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
    return new PortalUser(deskline, cookie.join("; "));
  }

  /** The JSON of a GET, or of a POST when there is a body; undefined for an empty answer. */
  ask<Answer>(path: string, body?: object): Promise<Answer> {
    if (body === undefined) return this.#fetch(path, { method: "GET" });
    return this.send(path, JSON.stringify(body), "application/json");
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.#fetch(path, { method: "PUT", body: JSON.stringify(body) }, "application/json");
  }

  /** Posts a file, or any other body. */
  send<Answer>(path: string, body: string, type: string): Promise<Answer> {
    return this.#fetch(path, { method: "POST", body }, type);
  }

  async #fetch<Answer>(path: string, init: RequestInit, type?: string): Promise<Answer> {
    const headers = { ...this.headers, ...(type === undefined ? {} : { "content-type": type }) };
    const answer = await fetch(new URL(path, this.deskline), { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }

  /** Looks on at a conversation with a supervisor's ticket. */
  async watch(conversation: string, chance: Chance): Promise<Screen> {
    const renew = async () =>
      (await this.ask<{ ticket: string }>(`/api/conversations/${conversation}/watch`, {})).ticket;
    return openScreen(this.deskline, conversation, await renew(), new BadNetwork(chance, this.headers), renew);
  }
}
