import type { V4WorkerOptions } from "miniflare";
import type { ProviderResource } from "../../protocol/providers.ts";
import { type Runtime, type RuntimeOptions, start } from "../../scripts/runtime/miniflare.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { SlowCarrier } from "./slow-carrier.ts";

const ADMINISTRATOR = { username: "bench", name: "Bench", password: "never-deployed-anywhere" };
const TOKEN = "one-time";
const HOST = "sms.carrier.test";

/** What stands between a deployed Deskline and the world: the carrier of that host is on this machine, without TLS. */
const WAY_OUT = `
export default {
  fetch(request, { ORIGIN }) {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(ORIGIN + pathname + search, request));
  },
};
`;

export interface HouseOptions extends Pick<RuntimeOptions, "entry" | "stateDir" | "withoutPortal"> {
  /**
   * The rules of a deployed Deskline hold: https to a listed host. Else those of `npm start`, by which a carrier's port is tried before
   * each message (`channels/reach.ts`): a connection that production never pays for.
   */
  deployed: boolean;
  /** ms until the carrier answers. */
  latency: number;
  /** Workers in the same workerd, their calls by the same way out. */
  beside?: V4WorkerOptions[];
}

/** An installation with its administrator and nothing else, and a carrier. */
export class House {
  readonly carrier: SlowCarrier;
  readonly runtime: Runtime;
  readonly admin: PortalUser;
  /** Where accounts find the carrier. */
  readonly origin: string;

  private constructor(carrier: SlowCarrier, runtime: Runtime, admin: PortalUser, origin: string) {
    this.carrier = carrier;
    this.runtime = runtime;
    this.admin = admin;
    this.origin = origin;
  }

  static async start({ deployed, latency, beside = [], ...rest }: HouseOptions): Promise<House> {
    const carrier = await SlowCarrier.listen(latency);
    const wayOut = { ...WORKER, name: "way-out", script: WAY_OUT, bindings: { ORIGIN: carrier.origin } };
    const theirs = beside.map((worker) => (deployed ? { ...worker, outboundService: wayOut.name } : worker));
    const runtime = await start({
      ...rest,
      vars: { SETUP_TOKEN: TOKEN, ...(deployed ? { CARRIER_HOSTS: HOST } : { LOCAL_DEMO: "true" }) },
      beside: [...theirs, wayOut],
      ...(deployed && { outbound: wayOut.name }),
    });
    const set = await fetch(new URL("/api/setup", runtime.url), {
      method: "POST",
      headers: { origin: runtime.url.origin, "content-type": "application/json" },
      body: JSON.stringify({ token: TOKEN, ...ADMINISTRATOR }),
    });
    if (!set.ok) throw new Error(`The administrator was refused: ${set.status} ${await set.text()}`);
    const admin = await PortalUser.signIn(runtime.url, ADMINISTRATOR.username, ADMINISTRATOR.password);
    return new House(carrier, runtime, admin, deployed ? `https://${HOST}` : carrier.origin);
  }

  /** An account whose messages the carrier takes under this name; `rate` in messages a second, 0: no limit. */
  account(name: string, rate: number): Promise<ProviderResource> {
    const url = `${this.origin}/${name}?to=\${phone}&text=\${message}&id=\${id}`;
    const settings = { url, rate, numberFormat: "national", country: "UY" };
    return this.admin.ask("/api/providers", { name, type: "url-get", settings });
  }

  async stop(): Promise<void> {
    await this.runtime.stop();
    this.carrier.close();
  }
}

export const WORKER = { modules: true, compatibilityDate: "2026-10-01" } as const;
