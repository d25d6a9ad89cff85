import { forbiddenForWebhook } from "../../channels/address-rules.ts";
import { addressRules } from "../carrier-account.ts";

/** Why this installation calls no webhook there; null: it may. Asked when one is saved, and again whenever something is sent. */
export function webhookRefusal(env: Env, address: string): string | null {
  const { local } = addressRules(env);
  const own = URL.parse(env.PUBLIC_URL)?.hostname;
  return forbiddenForWebhook(address, { local, own: own === undefined ? [] : [own] });
}
