import type { ApiCall } from "./carrier.ts";

/** Parts of a request, whoever sent it in whatever form. */

/** `name` and `password` of HTTP Basic; null without. */
export function basicOf(call: ApiCall): { user: string; password: string } | null {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(call.headers.authorization ?? "") ?? [];
  if (encoded === undefined) return null;
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  const [user = "", ...rest] = new TextDecoder().decode(bytes).split(":");
  return { user, password: rest.join(":") };
}

/** Query and body together, whether the body is a form or JSON of plain values. */
export function parametersOf(call: ApiCall): URLSearchParams {
  const parameters = new URLSearchParams(call.query);
  const type = call.headers["content-type"] ?? "";
  if (type.includes("json")) {
    const body = jsonOf(call);
    for (const [name, value] of Object.entries(isRecord(body) ? body : {})) parameters.append(name, String(value));
  } else if (call.body !== "") {
    for (const [name, value] of new URLSearchParams(call.body)) parameters.append(name, value);
  }
  return parameters;
}

export function jsonOf(call: ApiCall): unknown {
  try {
    return JSON.parse(call.body);
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A part of a JSON body as a text; empty when it is missing. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
