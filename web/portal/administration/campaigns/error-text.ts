import { m } from "../../../shared/paraglide/messages.js";
import type { FormError } from "./check.ts";
import type { Draft } from "./draft.ts";
import { valueAt } from "./value-at.ts";

const MAX_NAME = 64;

/** What is wrong with a field, in the reader's language: by the field where it has its own rule, else by the kind of mistake. */
export function errorText(error: FormError, draft: Draft): string {
  if (error.code === "taken") return m.campaigns_error_taken();
  const own = BY_FIELD.find(([field]) => field.test(error.path))?.[1](error, draft);
  return own ?? byKind(error, draft);
}

const BY_FIELD: readonly [RegExp, (error: FormError, draft: Draft) => string | null][] = [
  [/^name$/, (_, { name }) => nameText(name)],
  [/^strategy$/, () => m.campaigns_error_strategy()],
  [/^caseCode$/, () => m.campaigns_error_case_code()],
  [/^colour$/, () => m.campaigns_error_colour()],
  [
    /^thresholds\.serviceLevel$/,
    ({ code, limit }) => (code === "too_big" ? atMost(limit) : m.campaigns_error_service_level()),
  ],
  [/^schedule\.zone$/, () => m.campaigns_error_zone()],
  [/\.days$/, () => m.campaigns_error_days()],
  [/\.(from|to)$/, () => m.campaigns_error_minute()],
  [/\.link$/, () => m.campaigns_error_link()],
  [/^allowedDomains\./, hostText],
  [/^addresses\./, addressText],
  [/^addresses$/, ({ code, limit }) => (code === "too_big" ? m.campaigns_error_many({ limit: limit ?? 0 }) : null)],
  [/^offline\./, () => m.settings_offline_wrong()],
  [/^mailbox$/, () => m.mailboxes_error_mailbox()],
  [
    /^(dids|optOutWords\.\w+)$/,
    ({ code, limit }) => (code === "too_big" ? m.campaigns_error_many({ limit: limit ?? 0 }) : null),
  ],
  [/^canned\.\d+\.key$/, () => m.campaigns_error_key()],
];

function byKind({ code, limit, path }: FormError, draft: Draft): string {
  const isText = typeof valueAt(draft, path) === "string";
  if (code === "too_small")
    return isText ? m.campaigns_error_empty() : m.campaigns_error_at_least({ limit: limit ?? 0 });
  if (code === "too_big") return isText ? m.campaigns_error_long({ limit: limit ?? 0 }) : atMost(limit);
  if (code === "invalid_type") return m.campaigns_error_number();
  return code === "custom" ? m.campaigns_error_twice() : m.campaigns_error_other();
}

function atMost(limit = 0): string {
  return m.campaigns_error_at_most({ limit });
}

/** With a name that would do, where what was typed is near to one. */
function nameText(name: string): string {
  if (name.trim() === "") return m.campaigns_error_name_missing();
  const near = name
    .normalize("NFD")
    .trim()
    .replaceAll(/\s+/g, "_")
    .replaceAll(/[^\w-]/g, "")
    .slice(0, MAX_NAME);
  return near === "" || near === name ? m.campaigns_error_name() : m.campaigns_error_name_try({ name: near });
}

function addressText({ path, code }: FormError, { addresses }: Draft): string {
  const typed = addresses.filter((address) => address.trim() !== "")[Number(path.split(".")[1])] ?? "";
  return code === "custom" ? m.campaigns_error_twice() : m.mail_error_address({ address: typed });
}

function hostText({ path }: FormError, { allowedDomains }: Draft): string {
  const hosts = allowedDomains.filter((host) => host.trim() !== "");
  return m.campaigns_error_host({ host: hosts[Number(path.split(".")[1])] ?? "" });
}
