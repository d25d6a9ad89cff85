import { z } from "zod";
import { type Arrival, type RawWebhook, Unreadable } from "./carrier.ts";

/** Reading what carriers post: every shape is doubted, everything in it is bounded. */

/** A text of a customer, at most 10,000 characters of it. */
export const words = z.string().transform((text) => text.slice(0, 10_000).toWellFormed());
/** A name or a short remark, at most 200 characters of it. */
export const label = z.string().transform((text) => text.slice(0, 200).toWellFormed());
/** An id or an address. */
export const id = z.string().min(1).max(512);
/** Ids that some carriers write as numbers. */
export const idOrNumber = z.union([id, z.number().transform(String)]);
/** Our own reference: anything else that comes in its place is somebody else's. */
export const ourRef = z.string().regex(/^[cd]\.[A-Za-z0-9._-]{1,300}$/);

const decoder = new TextDecoder();

/** The body as text. */
export function bodyOf(webhook: RawWebhook): string {
  return decoder.decode(webhook.body);
}

/** The body as JSON of this shape; throws `Unreadable`. */
export function jsonOf<T>(webhook: RawWebhook, shape: z.ZodType<T>): T {
  return shaped(parsed(bodyOf(webhook)), shape);
}

/** A value as this shape; throws `Unreadable` with what is wrong. */
export function shaped<T>(value: unknown, shape: z.ZodType<T>): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new Unreadable(z.prettifyError(result.error).slice(0, 500));
}

/** Query, form and flat JSON body as one list of fields, the body's before the query's; of a repeated one the first. */
export function fieldsOf(webhook: RawWebhook): Record<string, string> {
  const type = webhook.headers.get("content-type") ?? "";
  const inBody = type.includes("json")
    ? Object.entries(jsonOf(webhook, flat)).map(([key, value]) => [key, String(value ?? "")] as const)
    : [...new URLSearchParams(bodyOf(webhook))];
  const fields: Record<string, string> = Object.create(null);
  for (const [key, value] of [...inBody, ...new URL(webhook.url).searchParams]) fields[key] ??= value;
  return fields;
}

/** Each item by itself: one that cannot be read does not take the others with it. */
export function each(items: readonly unknown[], read: (item: unknown) => Arrival[]): Arrival[] {
  return items.flatMap((item) => {
    try {
      return read(item);
    } catch (error) {
      if (error instanceof Unreadable) return [{ kind: "unreadable" as const, reason: error.message }];
      throw error;
    }
  });
}

/** A message without what only some carriers tell. */
export function message(given: Partial<Arrival & { kind: "message" }> & { from: string }): Arrival {
  return {
    kind: "message",
    id: null,
    phone: null,
    to: "",
    at: null,
    name: "",
    text: "",
    files: [],
    call: false,
    ...given,
  };
}

/** Seconds since 1970, as number or digits, in ms; null for anything else. */
export function secondsToMs(seconds: unknown): number | null {
  return /^\d{1,11}$/.test(String(seconds)) ? Number(seconds) * 1_000 : null;
}

/** `2020-01-01 12:00:00` or ISO 8601, with or without a colon in its offset; without an offset it is UTC. Null for anything else. */
export function timeToMs(text: string | undefined): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text ?? "");
  if (found === null) return null;
  const [, day, hour, offset = "Z"] = found;
  const ms = Date.parse(`${day}T${hour}${offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
  return Number.isNaN(ms) ? null : ms;
}

const flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("The body is not JSON");
  }
}
