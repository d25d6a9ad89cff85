import { type Answer, sendEvent } from "../../channels/outgoing-webhook/send.ts";
import { signedHeaders } from "../../channels/outgoing-webhook/signature.ts";
import { afterAttempt, isGivenUp, isTaken, lanes, WELL, waitAfter, whyOff } from "../../domain/webhook/patience.ts";
import type { WebhookSnapshot } from "../../protocol/webhooks.ts";
import { signingSecrets } from "../../store/configuration/webhook-secret.ts";
import type { Agenda } from "../agenda.ts";
import type { Facts } from "../facts.ts";
import { WEBHOOK_OFF } from "../post.ts";
import { webhookRefusal } from "./address.ts";
import type { Deliveries, Leaving } from "./deliveries.ts";
import type { WebhookFacts } from "./webhook.ts";

/** Of the six connections that an object may have. */
const MOST_AT_ONCE = 4;

interface CourierParts {
  facts: Facts<WebhookFacts>;
  deliveries: Deliveries;
  agenda: Agenda;
}

/** Takes what is due to the endpoint, several at once while it is well, and notes what became of it. */
export class Courier {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #parts: CourierParts;
  #underWay = 0;

  constructor(ctx: DurableObjectState, env: Env, parts: CourierParts) {
    this.#ctx = ctx;
    this.#env = env;
    this.#parts = parts;
  }

  /** Starts as much as may be under way, and sees to being asked again when the next is due; awaits nothing. */
  run(): void {
    const { facts, deliveries, agenda } = this.#parts;
    const snapshot = facts.get("snapshot");
    if (snapshot === undefined || !snapshot.enabled) return;
    const health = facts.get("health") ?? WELL;
    const now = Date.now();
    while (health.restUntil <= now && this.#underWay < lanes(health, MOST_AT_ONCE)) {
      const leaving = deliveries.take(now);
      if (leaving === null) break;
      this.#underWay += 1;
      const gone = this.#deliver(snapshot, leaving).finally(() => {
        this.#underWay -= 1;
        this.run();
      });
      this.#ctx.waitUntil(gone.catch((error: unknown) => console.error(`webhook ${snapshot.id}`, error)));
    }
    const next = deliveries.next();
    if (next !== null) agenda.wake("send", Math.max(next, health.restUntil));
  }

  /** Somebody asks for it: no rest is kept. */
  hurry(): void {
    const { facts } = this.#parts;
    facts.set("health", { ...(facts.get("health") ?? WELL), restUntil: 0 });
    this.run();
  }

  async #deliver(snapshot: WebhookSnapshot, leaving: Leaving): Promise<void> {
    const headers = await this.#signed(snapshot, leaving, Date.now());
    const answer: Answer =
      headers === null
        ? { status: null, reason: "The secret cannot be read here: renew it" }
        : await sendEvent({ url: snapshot.url, body: leaving.body, headers }, (address) =>
            webhookRefusal(this.#env, address),
          );
    this.#ctx.storage.transactionSync(() => this.#settle(snapshot, leaving, answer, Date.now()));
    this.#parts.agenda.send();
  }

  /** Null: another installation has sealed its secret (a restored copy). */
  async #signed({ id, sealedSecret }: WebhookSnapshot, leaving: Leaving, now: number) {
    const secrets = await signingSecrets(this.#env.SEAL_SECRET, id, sealedSecret, now).catch(() => null);
    return secrets === null ? null : signedHeaders(leaving, secrets, now);
  }

  #settle(snapshot: WebhookSnapshot, { n, attempts, since }: Leaving, answer: Answer, now: number): void {
    const { facts, deliveries } = this.#parts;
    const health = afterAttempt(facts.get("health") ?? WELL, answer, now, Math.random());
    facts.set("health", health);
    const { status, reason } = answer;
    if (isTaken(answer)) return deliveries.settle(n, { state: "delivered", status, reason, due: null });
    if (isGivenUp(since, now)) deliveries.settle(n, { state: "failed", status, reason, due: null });
    else deliveries.settle(n, { state: "waiting", status, reason, due: now + waitAfter(attempts, Math.random()) });
    const why = whyOff(health, answer, now);
    if (why !== null) this.#switchOff(snapshot, why);
  }

  /** From here on by itself; the configuration follows, and what is told of it is newer. */
  #switchOff({ id, name, url, version }: WebhookSnapshot, reason: "gone" | "failing"): void {
    const { facts, agenda } = this.#parts;
    const snapshot = facts.get("snapshot");
    if (snapshot === undefined || snapshot.version !== version || !snapshot.enabled) return;
    facts.set("snapshot", { ...snapshot, enabled: false, offReason: reason });
    agenda.post(WEBHOOK_OFF, { verb: "webhook-off", id, name, url, reason });
  }
}
