import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Role } from "../../domain/access/permission.ts";
import { dialerOf, directoryOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import type { CampaignDraft, CampaignResource } from "../../protocol/configuration.ts";
import type { DialerDraft, DialerResource } from "../../protocol/dialer-fields.ts";
import type { DialerBoard } from "../../protocol/dialers.ts";
import type { ProviderDraft, ProviderResource } from "../../protocol/providers.ts";
import { createUser } from "../../store/access/users.ts";
import { hashPassword } from "../../worker/access/password-hash.ts";
import { Browser, PASSWORD } from "./browser.ts";

const ALWAYS = { zone: "America/Montevideo", ranges: [] };

/** An installation with its first administrator, who makes all the rest at the portal's own doors. */
export class Installation {
  readonly admin: Browser;

  constructor(admin: Browser) {
    this.admin = admin;
  }

  static async open(): Promise<Installation> {
    const nothing = { groups: [], extension: "", totalCap: 0, mayToggleCall: false, language: null, disabled: false };
    const user = { name: "Admin", role: "administrator" as const, ...nothing };
    const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
    await createUser(env.CONFIG, { id: "system", name: "Test" }, "admin", user, hash);
    return new Installation(await new Browser().signIn("admin"));
  }

  /** Somebody who has signed in. */
  async hire(username: string, name: string, role: Role, ...groups: string[]): Promise<Browser> {
    const password = { password: PASSWORD, confirm: PASSWORD };
    await this.admin.ask("POST", "/users", { username, name, role, groups, ...password });
    return new Browser().signIn(username);
  }

  provider(draft: ProviderDraft): Promise<ProviderResource> {
    return this.#make("/providers", draft);
  }

  /** `members`: user names. */
  async campaign(draft: Partial<CampaignDraft> & { name: string }, members: string[] = []): Promise<CampaignResource> {
    const form = { strategy: "nocall", thresholds: { serviceLevel: 60 }, ...draft };
    const campaign = await this.#make<CampaignResource>("/campaigns", form);
    for (const one of members) await this.admin.ask("PUT", `/campaigns/${draft.name}/members/${one}`, { penalty: 0 });
    await inForce();
    return campaign;
  }

  /** Who is in none is given nothing. */
  async voiceCampaign(name: string, members: string[]): Promise<void> {
    await this.#make("/voice-campaigns", { name });
    for (const one of members) await this.admin.ask("PUT", `/voice-campaigns/${name}/members/${one}`, { penalty: 0 });
    await inForce();
  }

  async dialer(draft: Partial<DialerDraft> & { name: string }): Promise<Dialer> {
    const form = { dialString: "3", interval: 0, schedule: { ...ALWAYS, ranges: [WHOLE_WEEK] }, ...draft };
    return new Dialer(await this.#make<DialerResource>("/dialers", form));
  }

  async #make<Resource>(path: string, draft: object): Promise<Resource> {
    const made = await this.admin.ask<Resource>("POST", path, draft);
    await inForce();
    return made;
  }
}

const WHOLE_WEEK = { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" } as const;

/** Whom a change concerns has heard of it, and nothing older is kept here. */
export async function inForce(): Promise<void> {
  await directoryOf(env).changed();
  forgetCampaigns();
}

/** A dialer by its name at the doors; `ring` is the moment for which it has set its alarm. */
export class Dialer {
  readonly resource: DialerResource;

  constructor(resource: DialerResource) {
    this.resource = resource;
  }

  get path(): string {
    return `/dialers/${this.resource.name}`;
  }

  ring(): Promise<boolean> {
    return runDurableObjectAlarm(dialerOf(env, this.resource.id));
  }

  board(by: Browser): Promise<DialerBoard> {
    return by.ask("GET", `${this.path}/progress`);
  }
}
