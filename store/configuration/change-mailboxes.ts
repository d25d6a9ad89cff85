import { eq, sql } from "drizzle-orm";
import type { MailboxFields, MailboxResource } from "../../protocol/mailboxes.ts";
import type { Actor } from "../changes.ts";
import { configuration } from "../database.ts";
import { mailboxes } from "../schema/accounts.ts";
import { seal } from "../sealed.ts";
import { commit, theMailbox } from "./commit.ts";
import { violated } from "./constraint.ts";
import { type MailboxRow, resourceOf } from "./mailbox-row.ts";
import { isUnused, passwordOf } from "./mailboxes.ts";
import type { Named } from "./members.ts";
import { raised } from "./version.ts";

/** A new way out, with the password sealed for it alone. */
export async function createMailbox(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  { password = "", ...fields }: MailboxFields,
): Promise<MailboxResource> {
  const id = crypto.randomUUID();
  const row: MailboxRow = {
    ...fields,
    id,
    secrets: await sealed(sealSecret, id, password),
    version: 1,
    createdAt: Date.now(),
    deletedAt: null,
  };
  const created = resourceOf(row, password !== "");
  await commit(config, actor, {
    action: "mailbox.create",
    subject: `mailbox:${id}`,
    after: { ...created, passwordGiven: password !== "" },
    statements: [configuration(config).insert(mailboxes).values(row)],
    concerns: theMailbox(id),
  });
  return created;
}

/** The whole form, but for a password that is left out; refused when somebody else has replaced it since it was read. */
export async function replaceMailbox(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  before: MailboxRow,
  { password, version, ...fields }: MailboxFields & { version: number },
): Promise<MailboxResource | "conflict"> {
  const kept = await passwordOf(before, sealSecret);
  const secrets = password === undefined ? before.secrets : await sealed(sealSecret, before.id, password);
  const after = resourceOf({ ...before, ...fields, version: version + 1 }, (password ?? kept) !== "");
  const change = commit(config, actor, {
    action: "mailbox.replace",
    subject: `mailbox:${before.id}`,
    before: resourceOf(before, kept !== ""),
    after: { ...after, passwordGiven: password !== undefined },
    statements: [
      configuration(config)
        .update(mailboxes)
        .set({ ...fields, secrets, version: raised(mailboxes.version, version) })
        .where(eq(mailboxes.id, before.id)),
    ],
    concerns: theMailbox(before.id),
  });
  return (await violated({ "mailboxes.version": "conflict" } as const, change)) ?? after;
}

/** Disables and hides it, and forgets its password; refused while a campaign uses it. Its name and address are free. */
export async function deleteMailbox(
  config: D1Database,
  sealSecret: string,
  actor: Actor,
  before: MailboxRow,
): Promise<"in_use" | null> {
  const change = commit(config, actor, {
    action: "mailbox.delete",
    subject: `mailbox:${before.id}`,
    before: resourceOf(before, (await passwordOf(before, sealSecret)) !== ""),
    statements: [
      configuration(config)
        .update(mailboxes)
        .set({
          deletedAt: Date.now(),
          secrets: await sealed(sealSecret, before.id, ""),
          version: sql`CASE WHEN ${isUnused(before.id)} THEN ${mailboxes.version} + 1 END`,
        })
        .where(eq(mailboxes.id, before.id)),
    ],
    concerns: theMailbox(before.id),
  });
  return violated({ "mailboxes.version": "in_use" } as const, change);
}

/** A test mail leaves the house. */
export async function noteMailboxTest(
  config: D1Database,
  actor: Actor,
  { id, name }: Named,
  after: object,
): Promise<void> {
  await commit(config, actor, {
    action: "mailbox.test",
    subject: `mailbox:${id}`,
    after: { name, ...after },
    statements: [],
    concerns: null,
  });
}

function sealed(sealSecret: string, id: string, password: string): Promise<string> {
  return seal(sealSecret, id, password === "" ? {} : { password });
}
