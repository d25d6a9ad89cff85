import { eq } from "drizzle-orm";
import type { DialerFields, DialerResource, PhoneDialerChannel } from "../../protocol/dialer-fields.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { dialers } from "../schema/dialers.ts";
import { commit, theDialer } from "./commit.ts";
import { violated } from "./constraint.ts";
import { mailSettings, phoneSettings } from "./dialer-settings.ts";
import { type DialerRow, type NamedDialerRow, resourceOf } from "./dialers.ts";
import type { Named } from "./members.ts";
import { raised } from "./version.ts";

/** By which account it sends, and whose customers its answers are. */
export type Belonging =
  | { provider: Named; channel: PhoneDialerChannel; campaign: Named | null }
  | { provider: null; channel: "email"; campaign: Named; mailbox: NamedDialerRow["mailbox"] };

/** A new dialer, stopped until somebody starts it. One for mails takes its campaign's name (EML-60), unless it has one of its own. */
export async function createDialer(
  config: D1Database,
  actor: Actor,
  fields: DialerFields,
  belongs: Belonging,
): Promise<DialerResource> {
  const dialer: DialerRow = {
    id: crypto.randomUUID(),
    ...columnsOf(fields, belongs),
    version: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  const created = resourceOf(namedRow(dialer, belongs));
  await commit(config, actor, {
    action: "dialer.create",
    subject: `dialer:${dialer.id}`,
    after: created,
    statements: [configuration(config).insert(dialers).values(dialer)],
    concerns: theDialer(dialer.id),
  });
  return created;
}

/** The whole form; refused when somebody else has replaced it since it was read. */
export async function replaceDialer(
  config: D1Database,
  actor: Actor,
  before: NamedDialerRow,
  { version, ...fields }: DialerFields & { version: number },
  belongs: Belonging,
): Promise<DialerResource | "conflict"> {
  const row = columnsOf(fields, belongs);
  const dialer = { ...before.dialer, ...row, version: version + 1 };
  const after = resourceOf(namedRow(dialer, belongs));
  const change = commit(config, actor, {
    action: "dialer.replace",
    subject: `dialer:${dialer.id}`,
    before: resourceOf(before),
    after,
    statements: [
      configuration(config)
        .update(dialers)
        .set({ ...row, version: raised(dialers.version, version) })
        .where(eq(dialers.id, dialer.id)),
    ],
    concerns: theDialer(dialer.id),
  });
  return (await violated({ "dialers.version": "conflict" } as const, change)) ?? after;
}

/** Disables and hides it; the spool, the black list and the reports keep its id, its name is free. */
export async function deleteDialer(config: D1Database, actor: Actor, before: NamedDialerRow): Promise<void> {
  await commit(config, actor, {
    action: "dialer.delete",
    subject: `dialer:${before.dialer.id}`,
    before: resourceOf(before),
    statements: [
      configuration(config).update(dialers).set({ deletedAt: Date.now() }).where(eq(dialers.id, before.dialer.id)),
    ],
    concerns: theDialer(before.dialer.id),
  });
}

function columnsOf(fields: DialerFields, { provider, channel, campaign }: Belonging) {
  return {
    name: fields.name ?? campaign?.name ?? "",
    channel,
    provider: provider?.id ?? null,
    campaign: campaign?.id ?? null,
    enabled: fields.enabled,
    settings: fields.channel === "email" ? mailSettings(fields) : phoneSettings(fields),
  };
}

function namedRow(dialer: DialerRow, belongs: Belonging): NamedDialerRow {
  const mailbox = belongs.channel === "email" ? belongs.mailbox : null;
  return { dialer, provider: belongs.provider?.name ?? null, campaign: belongs.campaign?.name ?? null, mailbox };
}
