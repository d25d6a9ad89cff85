import { z } from "zod";
import type { RawWebhook } from "../../channels/carrier.ts";
import type { UnreadReason, UnreadWebhook } from "../../protocol/providers.ts";

/** Later times come first in a list, which R2 gives in the order of names. */
const END_OF_TIME = 9_999_999_999_999;
const LISTED = 100;
const ID = /^\d{13}-[0-9a-f-]{36}$/;
const LONGEST_URL = 2_000;
const KEPT_MS = 30 * 24 * 3_600_000;
/** Of a thousand objects each; the next hour goes on. */
const MOST_PAGES = 20;

const kept = z.object({
  door: z.enum(["inbound", "status"]).catch("inbound"),
  why: z.enum(["unreadable", "unknown-number", "unknown-message"]).catch("unreadable"),
});

/** Keeps a webhook as it came: people look at it, and nothing is lost. Throws when R2 does not answer. */
export async function keepUnread(
  env: Env,
  door: string,
  webhook: RawWebhook,
  about: { door: "inbound" | "status"; why: UnreadReason; now: number },
): Promise<void> {
  const url = new URL(webhook.url);
  await env.FILES.put(keyOf(door, `${END_OF_TIME - about.now}-${crypto.randomUUID()}`), webhook.body, {
    httpMetadata: { contentType: webhook.headers.get("Content-Type") ?? "application/octet-stream" },
    customMetadata: {
      door: about.door,
      why: about.why,
      method: webhook.method,
      query: url.search.slice(0, LONGEST_URL),
    },
  });
}

/** The last hundred of an account, the newest first. */
export async function listUnread(env: Env, door: string): Promise<UnreadWebhook[]> {
  const { objects } = await env.FILES.list({
    prefix: keyOf(door, ""),
    limit: LISTED,
    include: ["httpMetadata", "customMetadata"],
  });
  return objects.map(({ key, size, httpMetadata, customMetadata }) => {
    const id = key.slice(keyOf(door, "").length);
    const at = END_OF_TIME - Number(id.slice(0, 13));
    return { id, at, ...kept.parse(customMetadata ?? {}), type: httpMetadata?.contentType ?? "", bytes: size };
  });
}

/** One as it came; what came as a query is its text. Null when there is none of that id. */
export async function readUnread(env: Env, door: string, id: string): Promise<{ body: BodyInit; type: string } | null> {
  const object = ID.test(id) ? await env.FILES.get(keyOf(door, id)) : null;
  if (object === null) return null;
  if (object.size === 0) return { body: object.customMetadata?.query ?? "", type: "text/plain" };
  return { body: object.body, type: object.httpMetadata?.contentType ?? "application/octet-stream" };
}

/** Whether there is one of that id. */
export async function isUnread(env: Env, door: string, id: string): Promise<boolean> {
  return ID.test(id) && (await env.FILES.head(keyOf(door, id))) !== null;
}

/** Discards one that is there. */
export async function dropUnread(env: Env, door: string, id: string): Promise<void> {
  await env.FILES.delete(keyOf(door, id));
}

/** What nobody has looked at in a month goes. `now`: ms. */
export async function sweepUnread(files: R2Bucket, now: number): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await files.list({ prefix: "unread/", ...(cursor !== undefined && { cursor }) });
    const old = found.objects.filter(({ key }) => now - keptSince(key) > KEPT_MS).map(({ key }) => key);
    if (old.length > 0) await files.delete(old);
    if (!found.truncated) return;
    cursor = found.cursor;
  }
}

function keptSince(key: string): number {
  return END_OF_TIME - Number(key.split("/").at(-1)?.slice(0, 13));
}

function keyOf(door: string, id: string): string {
  return `unread/${door}/${id}`;
}
