import { m } from "../../../shared/paraglide/messages.js";
import type { PageTab } from "../../frame/page.tsx";

const TABS = [
  ["/privacy", m.privacy_customer],
  ["/privacy/retention", m.privacy_retention],
] as const;

/** What is known of one customer, and how long everything is kept. */
export function privacyTabs(here: (typeof TABS)[number][0]): PageTab[] {
  return TABS.map(([href, label]) => ({ href, label: label(), current: href === here }));
}
