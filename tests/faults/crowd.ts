import type { UserResource } from "../../protocol/access.ts";
import type { CampaignDraft } from "../../protocol/campaign-settings.ts";
import { PortalUser } from "./portal-user.ts";

const VOICE_CAMPAIGN = "voz-general";
const PASSWORD = "of-nobody-who-signs-in";

/** Opens a campaign with so many agents in it, through the administrator's doors; their user ids. */
export async function openCampaign(deskline: URL, draft: CampaignDraft, agents: number): Promise<string[]> {
  const admin = await PortalUser.signIn(deskline, "admin");
  await admin.ask("/api/campaigns", draft);
  const ids: string[] = [];
  const usernames = Array.from({ length: agents }, (_, n) => `rush${n + 1}`);
  for (const username of usernames) {
    const user = { username, name: username, role: "agent", password: PASSWORD, confirm: PASSWORD };
    ids.push((await admin.ask<UserResource>("/api/users", user)).id);
  }
  await admin.ask("/api/voice-members", { action: "add", campaigns: [VOICE_CAMPAIGN], agents: usernames });
  await admin.ask("/api/members", { action: "add", campaigns: [draft.name], agents: usernames });
  return ids;
}
