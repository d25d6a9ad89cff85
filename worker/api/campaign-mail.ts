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

/** EML-10: the mailbox that a mail campaign names is there. */
export async function checkMailbox(env: Env, channel: Channel, { mailbox }: CampaignForm): Promise<void> {
  if (channel !== "email" || mailbox === null) return;
  const snapshot = await mailboxSnapshot(env.CONFIG, mailbox);
  if (snapshot === null || snapshot.address === "")
    refuse("invalid_input", undefined, [{ path: "mailbox", code: "unknown", detail: "There is no such mailbox" }]);
}
