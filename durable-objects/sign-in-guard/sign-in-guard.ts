import { DurableObject } from "cloudflare:workers";
import { afterFailureFrom, fencedFor, takenBack } from "../../domain/access/address-fence.ts";
import { afterFailure, type Failures, FORGET_MS, lockedFor } from "../../domain/access/lock-out.ts";

const NONE: Failures = { count: 0, lastAt: 0 };

/** Counts the failed sign-ins of one user name or of one client address; asked before any password is hashed. */
export class SignInGuard extends DurableObject<Env> {
  /** ms to wait; 0 lets the attempt through and counts it as failed until told otherwise: a race gains nothing. */
  async attempt({ of }: { of: "user" | "address" }): Promise<number> {
    const now = Date.now();
    const failures = await this.#failures();
    const wait = of === "user" ? lockedFor(failures, now) : fencedFor(failures, now);
    if (wait > 0) return wait;
    const counted = of === "user" ? afterFailure(failures, now) : afterFailureFrom(failures, now);
    await this.ctx.storage.put("failures", counted);
    await this.ctx.storage.setAlarm(now + FORGET_MS);
    return 0;
  }

  /** The last attempt was no failure of whoever made it. */
  async takeBack(): Promise<void> {
    await this.ctx.storage.put("failures", takenBack(await this.#failures()));
  }

  /** The right password came, or an administrator set a new one. */
  async forget(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  override async alarm(): Promise<void> {
    await this.forget();
  }

  async #failures(): Promise<Failures> {
    return (await this.ctx.storage.get<Failures>("failures")) ?? NONE;
  }
}
