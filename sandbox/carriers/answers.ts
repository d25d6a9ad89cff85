import type { Answer, Webhook } from "./carrier.ts";

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}

export function jsonWebhook(url: string, body: unknown, headers: Record<string, string> = {}): Webhook {
  return {
    url,
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

export function formWebhook(url: string, form: [string, string][], headers: Record<string, string> = {}): Webhook {
  const type = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  return { url, method: "POST", headers: { ...type, ...headers }, body: new URLSearchParams(form).toString() };
}
