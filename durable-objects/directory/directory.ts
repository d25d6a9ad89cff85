import { DurableObject } from "cloudflare:workers";
import { ownerOfDid } from "../../domain/provider/did.ts";
import type { Wanted } from "../../domain/webhook/event.ts";
import type { UnkeptMail } from "../../protocol/health.ts";
import type { MailboxSnapshot } from "../../protocol/mailboxes.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import type { AgentConfiguration, CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { Kind } from "../../store/changes.ts";
import { campaignIdByName, providerIdByDoor } from "../../store/configuration/snapshots.ts";
import { migrate } from "../schema.ts";
import { Asides, type ToldAside } from "./asides.ts";
import { Changes } from "./changes.ts";
import { readAnew } from "./reading.ts";
import { Returns } from "./returns.ts";
import { DIRECTORY_SCHEMA } from "./schema.ts";
import { type MailRoute, type Snapshot, Subjects, type Untold } from "./subjects.ts";
import { type FailedMail, UnkeptMails } from "./unkept-mails.ts";

/** A webhook, and what it wants to hear of. */
export type Listening = Wanted & { id: string };

const MOST_UNTOLD = 200;

/** The last good snapshot of what doors and objects must know, and who has been told of which version. One an installation. */
export class Directory extends DurableObject<Env> {
  readonly #subjects: Subjects;
  readonly #returns = new Returns();
  readonly #changes: Changes;
  readonly #unkept: UnkeptMails;
  readonly #asides: Asides;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, DIRECTORY_SCHEMA);
    this.#subjects = new Subjects(ctx.storage.sql);
    this.#changes = new Changes(ctx.storage, () => this.env, this.#subjects);
    this.#unkept = new UnkeptMails(ctx.storage.sql);
    this.#asides = new Asides(ctx.storage.sql);
  }

  /** Somebody says that something has changed. */
  changed(): Promise<void> {
    return this.#changes.take();
  }

  campaign(id: string): Promise<CampaignSnapshot | null> {
    return this.#snapshot("campaign", id);
  }

  /** By its name, without case; unknown ones are asked of D1 once a call. */
  async campaignByName(name: string): Promise<CampaignSnapshot | null> {
    const id = this.#subjects.campaignIdByName(name) ?? (await campaignIdByName(this.env.CONFIG, name));
    return id === null ? null : this.campaign(id);
  }

  /** SMS-24: whose message it is that came to this account for `to`; a disabled campaign's too. */
  campaignOfDid({ provider, to }: { provider: string; to: string }): CampaignSnapshot | null {
    const campaigns = this.#subjects.campaignsOfProvider(provider);
    const owners = campaigns.map((snapshot) => ({ ...snapshot.campaign, snapshot }));
    return ownerOfDid(owners, to)?.snapshot ?? null;
  }

  agent(id: string): Promise<AgentConfiguration | null> {
    return this.#snapshot("agent", id);
  }

  provider(id: string): Promise<ProviderSnapshot | null> {
    return this.#snapshot("provider", id);
  }

  /** By the unguessable part of its webhooks' paths; unknown ones are asked of D1 once a call. */
  async providerByDoor(door: string): Promise<ProviderSnapshot | null> {
    const known = this.#subjects.providerByDoor(door);
    if (known !== null) return known;
    const id = await providerIdByDoor(this.env.CONFIG, door);
    return id === null ? null : this.provider(id);
  }

  mailbox(id: string): Promise<MailboxSnapshot | null> {
    return this.#snapshot("mailbox", id);
  }

  /**
   * Whose mail it is that comes to the first of these addresses that is somebody's (EML-10); null: nobody's. Before it says that, D1 is asked
   * what has changed: it throws while that does not answer, as nobody can tell then.
   */
  async mailRoute(addresses: string[]): Promise<MailRoute | null> {
    const known = this.#routeOf(addresses);
    if (known !== null) return known;
    // A reading that is under way may have begun before the address was somebody's.
    await this.#changes.settled();
    await this.changed();
    return this.#routeOf(addresses);
  }

  /** A mail that came to one of our addresses could not be read or kept; its sender's server comes again. */
  mailFailed(mail: FailedMail): void {
    this.#unkept.failed(mail, Date.now());
  }

  mailKept(key: string): void {
    this.#unkept.came(key);
  }

  unkeptMails(): UnkeptMail[] {
    return this.#unkept.all(Date.now());
  }

  /** An object tells what it no longer tries by itself. */
  setAside(told: ToldAside): void {
    this.#asides.told(told);
  }

  asides(): ToldAside[] {
    return this.#asides.all();
  }

  /** Whether that test mail came in again within so many ms. */
  testReturned({ token, within }: { token: string; within: number }): Promise<boolean> {
    return this.#returns.wait(token, within);
  }

  /** A test mail came in again. */
  testCame(token: string): void {
    this.#returns.came(token);
  }

  dialer(id: string): Promise<Snapshot<"dialer"> | null> {
    return this.#snapshot("dialer", id);
  }

  webhook(id: string): Promise<Snapshot<"webhook"> | null> {
    return this.#snapshot("webhook", id);
  }

  campaignNames(ids: string[]): Record<string, string> {
    return this.#subjects.campaignNames(ids);
  }

  /** Who wants to hear of what: the enabled webhooks, without their secrets. Throws while D1 is away and nothing was ever read. */
  async webhooks(): Promise<Listening[]> {
    if (!this.#changes.hasRead()) await this.changed();
    return this.#subjects.webhooks().map(({ id, events, campaigns }) => ({ id, events, campaigns }));
  }

  /** Who has not answered with the version in force yet: *not yet told* on the health page. */
  untold(): Untold[] {
    return this.#subjects.untold(MOST_UNTOLD);
  }

  override alarm(): Promise<void> {
    return this.#changes.rung();
  }

  #routeOf(addresses: string[]): MailRoute | null {
    const route = this.#subjects.routeOf(addresses);
    return route === null ? null : { ...route, unkept: this.#unkept.any(route.address) };
  }

  async #snapshot<K extends Kind>(kind: K, id: string): Promise<Snapshot<K> | null> {
    return this.#subjects.snapshot(kind, id) ?? readAnew(this.env.CONFIG, this.#subjects, kind, id);
  }
}
