import type { Context } from "hono";
import { may } from "../../domain/access/permission.ts";
import type { Channel } from "../../domain/campaign/campaign.ts";
import type { CampaignForm } from "../../protocol/configuration.ts";
import { mailboxSnapshot } from "../../store/configuration/snapshots.ts";
import type { SignedIn } from "../access/session.ts";
import { refuse } from "../problems.ts";

/** E-mail campaigns are for administrators, as the brief says: they need a permission that no supervisor has by itself. */
export function requireMailRights(c: Context<SignedIn>, channel: Channel): void {
  if (channel === "email" && may(c.var.principal, "mail-campaigns", null) !== "allowed")
    refuse("forbidden", "It needs the permission mail-campaigns");
}

/** The mailboxes that a campaign names are there: of a mail campaign (EML-10), and of what visitors leave out of hours (WEB-24). */
export async function checkMailbox(env: Env, channel: Channel, { mailbox, offline }: CampaignForm): Promise<void> {
  if (channel === "email" && mailbox !== null) await requireMailbox(env, mailbox, "mailbox");
  if (offline !== null) await requireMailbox(env, offline.mailbox, "offline.mailbox");
}

async function requireMailbox(env: Env, id: string, path: string): Promise<void> {
  const snapshot = await mailboxSnapshot(env.CONFIG, id);
  if (snapshot === null || snapshot.address === "")
    refuse("invalid_input", undefined, [{ path, code: "unknown", detail: "There is no such mailbox" }]);
}
