import { inArray } from "drizzle-orm";
import { listed } from "../configuration/names.ts";
import { configuration } from "../database.ts";
import { account, groupUsers, securityGroups, user } from "../schema/access.ts";
import { breaks, voiceCampaigns, voiceMembers } from "../schema/working-day.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

const USER = ["name", "role", "extension", "totalCap", "mayToggleCall", "language", "disabled", "updatedAt"];

/** Users without passwords: nobody comes in before one was set. Groups, voice campaigns with their members, breaks. */
export function peopleStatements(
  config: D1Database,
  { users, groups, voiceCampaigns: voice, breaks: rests }: Differing,
  ids: Ids,
) {
  const db = configuration(config);
  const now = Date.now();
  const people = users.map(({ username, groups: _, extension, ...rest }) => ({
    ...rest,
    id: ids.users(username),
    username: username.toLowerCase(),
    displayUsername: username,
    email: `${username.toLowerCase()}@users.deskline.invalid`,
    emailVerified: true,
    extension: extension === "" ? null : extension,
    createdAt: now,
    updatedAt: now,
  }));
  const userIds = people.map(({ id }) => id);
  const accounts = people.map(({ id }) => ({
    id: `credential-${id}`,
    accountId: id,
    providerId: "credential",
    userId: id,
    createdAt: now,
    updatedAt: now,
  }));
  const joined = users.flatMap(({ username, groups: names }) =>
    names.map((name) => ({ group: ids.groups(name), user: ids.users(username) })),
  );
  const voiceIds = voice.map(({ name }) => ids.voice(name));
  const members = voice.flatMap(({ name, members: all }) =>
    all.map(({ username, penalty }, position) => ({
      campaign: ids.voice(name),
      user: ids.users(username),
      penalty,
      position,
    })),
  );
  return [
    // Extensions may change hands within the file.
    db
      .update(user)
      .set({ extension: null })
      .where(inArray(user.id, listed(userIds))),
    ...writing(config, user, people, { replaced: USER }),
    ...writing(config, account, accounts, "kept"),
    ...writing(
      config,
      securityGroups,
      groups.map(({ name, permissions, requiresTwoFactor }) => ({
        id: ids.groups(name),
        name,
        permissions,
        requiresTwoFactor,
      })),
      { replaced: ["name", "permissions", "requiresTwoFactor"] },
    ),
    db.delete(groupUsers).where(inArray(groupUsers.user, listed(userIds))),
    ...writing(config, groupUsers, joined),
    ...writing(
      config,
      voiceCampaigns,
      voice.map(({ name }) => ({ id: ids.voice(name), name })),
      { replaced: ["name"] },
    ),
    db.delete(voiceMembers).where(inArray(voiceMembers.campaign, listed(voiceIds))),
    ...writing(config, voiceMembers, members),
    ...writing(
      config,
      breaks,
      rests.map((one) => ({ id: ids.breaks(one.name), ...one })),
      { replaced: ["name", "icon", "limit", "perDay", "paid"] },
    ),
  ];
}
