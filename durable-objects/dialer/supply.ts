import type { NotRunning } from "../../protocol/dialers.ts";
import type { Claims } from "./claims.ts";
import type { Exchange, Found } from "./exchange.ts";
import type { Gate } from "./gate.ts";
import type { Lists } from "./lists.ts";
import type { DialerParts } from "./parts.ts";
import type { Post } from "./post.ts";
import type { Rest, Rests } from "./rests.ts";

const ASK_REGISTRY_MS = 60_000;
/** Single messages that wait for their customers' hours are not asked for with every wave. */
const LOOK_AGAIN_MS = 5_000;

interface SupplyDeps {
  claims: Claims;
  exchange: Exchange;
  gate: Gate;
  lists: Lists;
  rests: Rests;
}

/** Sees to it that there is something to send: single messages at once, lists when the rows run out. */
export class Supply {
  readonly #parts: DialerParts;
  readonly #deps: SupplyDeps;
  #singlesQuietUntil = 0;

  constructor(parts: DialerParts, deps: SupplyDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** Null: there is something to send, or more to look for. */
  async ensure(post: Post): Promise<Rest | null> {
    const { claims, gate, lists, rests } = this.#deps;
    const singles = Date.now() >= this.#singlesQuietUntil && lists.toProcess("singles").length > 0;
    if (!singles && claims.unbegun().length > 0) return null;
    const { outcome, deferredUntil } = await this.#claim(singles || !gate.started(), post);
    if (claims.unbegun().length > 0 || outcome === "claimed") return null;
    if (outcome === "registry-expired") return rests.rest("registry-expired", Date.now() + ASK_REGISTRY_MS);
    return rests.rest(deferredUntil === null ? "nothing-to-send" : this.#whyDeferred(), deferredUntil);
  }

  /** Mails are put off by their recipients' servers alone. */
  #whyDeferred(): NotRunning {
    return this.#parts.dialer().contactHours === null ? "carrier-slow" : "contact-hours";
  }

  async #claim(singlesFirst: boolean, post: Post): Promise<Found> {
    const { claims, exchange, gate } = this.#deps;
    if (singlesFirst) {
      const found = await exchange.claim("singles", post);
      if (found.outcome === "empty") this.#singlesQuietUntil = Date.now() + LOOK_AGAIN_MS;
      if (found.outcome !== "empty" || !gate.started() || claims.unbegun().length > 0) return found;
    }
    return exchange.claim("all", post);
  }
}
