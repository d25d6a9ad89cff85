import { readFileSync } from "node:fs";
import { PROVIDER_DEFAULTS, PROVIDER_FORMS, type ProviderSettings, type ProviderType } from "../protocol/providers.ts";
import type { CarrierAccount, CarrierAnswer, Departure, RawWebhook } from "./carrier.ts";

/** Accounts, messages and webhooks for the tests beside the carriers. */

export const STATUS_URL = "https://desk.example/webhooks/d00r/status";
export const INBOUND_URL = "https://desk.example/webhooks/d00r/inbound";

export function accountOf(type: ProviderType, settings: Partial<ProviderSettings> = {}): CarrierAccount {
  const { numberFormat } = PROVIDER_FORMS[type];
  return {
    id: "account1",
    type,
    settings: { ...PROVIDER_DEFAULTS, numberFormat, user: "desk", from: "1000", ...settings },
    secrets: { password: "s3cret", token: "t0ken", appSecret: "app-secret", verifyToken: "verify-me" },
  };
}

export function departureOf(given: Partial<Departure> = {}): Departure {
  return {
    ref: "d.dialer1.77",
    to: "098344484",
    from: null,
    text: "Mensaje de prueba2",
    file: null,
    template: null,
    humanAgent: false,
    ...given,
  };
}

export function answerOf(status: number, body: unknown = "", headers: Record<string, string> = {}): CarrierAnswer {
  return { status, headers: new Headers(headers), body: typeof body === "string" ? body : JSON.stringify(body) };
}

export function posted(
  body: string | object,
  given: { url?: string; type?: string; headers?: Record<string, string> } = {},
): RawWebhook {
  const isText = typeof body === "string";
  const type = given.type ?? (isText ? "application/x-www-form-urlencoded" : "application/json");
  return {
    url: given.url ?? INBOUND_URL,
    method: "POST",
    headers: new Headers({ "content-type": type, ...given.headers }),
    body: new Uint8Array(new TextEncoder().encode(isText ? body : JSON.stringify(body))),
  };
}

/** A GET of this path and query below the door's address. */
export function got(pathAndQuery: string): RawWebhook {
  const url = new URL(`/webhooks/d00r${pathAndQuery}`, STATUS_URL).href;
  return { url, method: "GET", headers: new Headers(), body: new Uint8Array() };
}

/** A published payload, as it stands in its file. */
export function published(path: string): string {
  return readFileSync(new URL(path, import.meta.url).pathname, "utf8").trim();
}

export function asJson(path: string): RawWebhook {
  return posted(published(path), { type: "application/json" });
}
