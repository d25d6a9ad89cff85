import type { Submission } from "./carrier.ts";

export const HOUR_MS = 3_600_000;
export const WINDOW_MS = 24 * HOUR_MS;

export function hexId(prefix: string, digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(digits / 2)));
  return (
    prefix +
    [...bytes]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .slice(0, digits)
  );
}

export function digitId(digits: number): string {
  return [...crypto.getRandomValues(new Uint8Array(digits))].map((byte) => String(byte % 10)).join("");
}

/** A submission of a text and nothing else. */
export function plain(fields: Pick<Submission, "to" | "text"> & Partial<Submission>): Submission {
  return {
    from: "",
    ref: null,
    receiptUrl: null,
    receiptMask: 0,
    mediaUrl: null,
    template: null,
    failure: null,
    carrierId: null,
    ...fields,
  };
}

/** `2026-11-23 10:11:12`, UTC. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
