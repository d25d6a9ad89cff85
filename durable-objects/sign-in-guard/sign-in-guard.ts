import { DurableObject } from "cloudflare:workers";
import { afterFailure, type Failures, lockedFor } from "../../domain/access/lock-out.ts";

const NONE: Failures = { count: 0, lastAt: 0 };

/** Counts the failed sign-ins of one user name or one client address; asked before any password is hashed. */
export class SignInGuard extends DurableObject<Env> {
  /** ms to wait; 0 lets the attempt through and counts it as failed until `succeeded` says otherwise: a race gains nothing. */
  async attempt(): Promise<number> {
    const now = Date.now();
    const failures = (await this.ctx.storage.get<Failures>("failures")) ?? NONE;
    const wait = lockedFor(failures, now);
    if (wait === 0) await this.ctx.storage.put("failures", afterFailure(failures, now));
    return wait;
  }

  async succeeded(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
