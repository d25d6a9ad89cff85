import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { type Arrival, type CarrierAccount, type RawWebhook, Unreadable } from "../../channels/carrier.ts";
import { CARRIERS } from "../../channels/carriers.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import { accountOf } from "../../durable-objects/carrier-account.ts";
import { forgetProvider, providerByDoor } from "../../durable-objects/directory/door.ts";
import type { ProviderSnapshot, UnreadReason } from "../../protocol/providers.ts";
import { refuse } from "../problems.ts";
import { Deliveries } from "./deliveries.ts";
import { keepUnread } from "./unread.ts";

/** Meta sends up to 3 MB. */
const MAX_WEBHOOK_BYTES = 3 * 1024 * 1024;
/** Nobody has a door of another form: others cost no question. */
const DOOR = /^[A-Za-z0-9_-]{24,64}$/;

type Door = { Bindings: Env };

/**
 * Where carriers tell what customers write and what became of our words (API-8). Answered 200 when every item is in its object, or kept
 * raw because nobody can read it or knows its number; 503, and the carrier comes again, when an object does not answer. D1 is not asked
 * for a door that was ever seen.
 */
export const webhooks = new Hono<Door>().on(
  ["GET", "POST"],
  ["/webhooks/:door/inbound", "/webhooks/:door/status"],
  bodyLimit({ maxSize: MAX_WEBHOOK_BYTES, onError: () => refuse("too_large") }),
  async (c) => {
    const webhook = await rawOf(c);
    try {
      return await taken(c, webhook);
    } catch (error) {
      if (error instanceof HTTPException) throw error;
      console.error("a webhook", error);
      return refuse("unavailable");
    }
  },
);

async function taken(c: Context<Door>, webhook: RawWebhook): Promise<Response> {
  const { snapshot, account } = await genuine(c, webhook);
  const { handshake, thanks } = CARRIERS[snapshot.type];
  if (webhook.method === "GET" && handshake !== undefined)
    return c.text(handshake(new URL(webhook.url).searchParams, account) ?? "");
  const now = Date.now();
  const why = await deliver(new Deliveries(c.env, snapshot, account, now), webhook, account);
  const door = c.req.path.endsWith("/status") ? "status" : "inbound";
  if (why !== null) await keepUnread(c.env, snapshot.door, webhook, { door, why, now });
  c.executionCtx.waitUntil(hint(c.env, snapshot.id, "in", now, ""));
  return c.body(thanks.body, 200, { "Content-Type": thanks.type });
}

/** All that can be read goes to its object; why the rest was not taken, null when all was. */
async function deliver(
  deliveries: Deliveries,
  webhook: RawWebhook,
  account: CarrierAccount,
): Promise<UnreadReason | null> {
  let left: UnreadReason | null = null;
  for (const arrival of readable(webhook, account)) left = (await deliveries.take(arrival)) ?? left;
  return left;
}

function readable(webhook: RawWebhook, account: CarrierAccount): Arrival[] {
  try {
    return CARRIERS[account.type].read(webhook, account);
  } catch (error) {
    if (!(error instanceof Unreadable)) console.error("a webhook", error);
    return [{ kind: "unreadable", reason: String(error) }];
  }
}

/** The account of this door, if the webhook is its carrier's. A signature by a secret that was changed a moment ago counts. */
async function genuine(
  c: Context<Door>,
  webhook: RawWebhook,
): Promise<{ snapshot: ProviderSnapshot; account: CarrierAccount }> {
  const door = c.req.param("door") ?? "";
  for (const attempt of ["known", "asked anew"]) {
    const snapshot = DOOR.test(door) ? await providerByDoor(c.env, door) : null;
    if (snapshot === null) refuse("not_found");
    const account = await accountOf(c.env, snapshot);
    const { handshake, isGenuine } = CARRIERS[snapshot.type];
    const asks = webhook.method === "GET" && handshake !== undefined;
    const isIts = asks ? handshake(new URL(webhook.url).searchParams, account) !== null : isGenuine(webhook, account);
    if (await isIts) return { snapshot, account };
    if (attempt === "known") forgetProvider(door);
    else c.executionCtx.waitUntil(hint(c.env, snapshot.id, "error", Date.now(), "A webhook with a wrong signature"));
  }
  return refuse("forbidden", "This is not signed by the carrier");
}

/** As it came, but under the address that the carrier was told: Twilio signs it. */
async function rawOf(c: Context<Door>): Promise<RawWebhook> {
  const { origin, pathname, search } = new URL(c.req.url);
  const { method, headers } = c.req.raw;
  const url = `${c.env.PUBLIC_URL || origin}${pathname}${search}`;
  return { url, method, headers, body: new Uint8Array(await c.req.arrayBuffer()) };
}

async function hint(env: Env, provider: string, what: "in" | "error", at: number, detail: string): Promise<void> {
  await providerOf(env, provider)
    .heard({ what, at, detail })
    .catch(() => {});
}
