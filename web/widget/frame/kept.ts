import type { Language } from "../../../domain/campaign/campaign.ts";
import { query } from "./place.ts";

/** What the frame's own storage keeps, by campaign: no cookies, nothing on the customer's page. */
export interface Kept {
  /** The browser's secret id: who has it is this visitor. */
  visitor: string;
  conversation: { id: string; ticket: string } | null;
  language: Language | null;
  zoom: number;
}

const KEY = `deskline:${query.campaign}`;

export function kept(): Kept {
  const fresh: Kept = { visitor: crypto.randomUUID(), conversation: null, language: null, zoom: 0 };
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>) };
  } catch {
    return fresh;
  }
}

export function keep(change: Partial<Kept>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...change }));
  } catch {
    // Storage may be refused to frames: the chat works on until the page goes.
  }
}

export function forget(): void {
  localStorage.removeItem(KEY);
}
