import type { KeyScope } from "../../../../protocol/keys.ts";
import { m } from "../../../shared/paraglide/messages.js";

const NAMES: Record<KeyScope, () => string> = {
  telephony: m.keys_scope_telephony,
  messages: m.keys_scope_messages,
  dialers: m.keys_scope_dialers,
  blacklist: m.keys_scope_blacklist,
  interactions: m.keys_scope_interactions,
};

export function scopeName(scope: KeyScope): string {
  return NAMES[scope]();
}
