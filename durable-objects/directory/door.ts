import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import { directoryOf } from "../addresses.ts";

const FRESH_MS = 30_000;
const MOST = 500;

interface Kept {
  snapshot: CampaignSnapshot | null;
  at: number;
}

const kept = new Map<string, Kept>();

/**
 * The campaign of that name as doors need it: asked of `Directory`, kept 30 s by the isolate, used stale when nobody answers.
 * A fresh answer is awaited only for a name that is not known here.
 */
export async function campaignByName(env: Env, name: string, now = Date.now()): Promise<CampaignSnapshot | null> {
  const key = name.toLowerCase();
  const known = kept.get(key);
  if (known !== undefined && now - known.at < FRESH_MS) return known.snapshot;
  try {
    const snapshot = await directoryOf(env).campaignByName(key);
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { snapshot, at: now });
    return snapshot;
  } catch (error) {
    if (known !== undefined) return known.snapshot;
    throw error;
  }
}

/** Forgets what this isolate keeps: after a change made here, and between tests. */
export function forgetCampaigns(): void {
  kept.clear();
}
