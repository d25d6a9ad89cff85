import { describe, expect, test } from "vitest";
import { type Permission, ROLE_PRESETS } from "./permission.ts";
import { type Asker, beginningReach, earlierReach, openingReach, searchReach } from "./reach.ts";

const by = (user: string, permissions: readonly Permission[], campaigns: Asker["campaigns"]): Asker => {
  return { user, permissions, campaigns };
};
const pedro = by("pedro", ROLE_PRESETS.supervisor, ["retail"]);
const ana = by("ana", ROLE_PRESETS.agent, ["retail"]);
const program = by("key:1", [], ["retail"]);
const ANAS = [
  { campaign: "retail", channel: "webchat" },
  { campaign: "post", channel: "email" },
] as const;
const held = (campaign: string, holder: string | null) => ({ campaign, holder });

describe("what has ended", () => {
  test.each([
    ["a supervisor all of their campaigns", pedro, ANAS, { campaigns: ["retail"] }],
    ["an administrator everything", by("admin", ROLE_PRESETS.administrator, "all"), [], { campaigns: "all" }],
    [
      "EML-30: an agent the mails of the campaigns that they are in",
      ana,
      ANAS,
      { campaigns: ["post"], channel: "email" },
    ],
    ["an agent without a mail campaign nothing", ana, ANAS.slice(0, 1), null],
    ["a program that may read no recordings nothing", program, [], null],
  ] as const)("is searched: %s", (_, asker, memberOf, reach) => {
    expect(searchReach(asker, memberOf)).toEqual(reach);
  });

  test("is opened by who reads recordings in their campaigns, by an agent where they have written a mail", () => {
    expect(openingReach(pedro, ANAS)).toEqual({ campaigns: ["retail"] });
    expect(openingReach(ana, ANAS)).toEqual({ campaigns: ["post"], agent: "ana" });
    expect(openingReach(program, [])).toEqual({ campaigns: [], agent: "key:1" });
  });

  test.each([
    [
      "SEC-5: who reads recordings sees their campaigns, and joins",
      pedro,
      held("retail", null),
      { campaigns: ["retail"], mayJoin: true },
    ],
    ["SEC-5: a conversation of another group's campaign does not exist", pedro, held("banco", "ana"), "unseen"],
    [
      "who holds it sees what was in the campaigns that they are in, and joins nobody",
      ana,
      held("banco", "ana"),
      { campaigns: ["retail", "post"], mayJoin: false },
    ],
    [
      "so does a supervisor who holds one of a campaign that they do not see",
      pedro,
      held("banco", "pedro"),
      { campaigns: ["retail", "post"], mayJoin: false },
    ],
    [
      "an agent who does not hold it sees nothing, of their own campaign too",
      ana,
      held("retail", "bruno"),
      "forbidden",
    ],
    ["nor does one whom nobody holds", ana, held("retail", null), "forbidden"],
    ["one that is not there does not exist", pedro, null, "unseen"],
    ["and an agent learns nothing of it", ana, null, "forbidden"],
  ] as const)("stands beside a conversation: %s", (_, asker, conversation, reach) => {
    expect(earlierReach(asker, conversation, ANAS)).toEqual(reach);
  });

  test("of a number that is about to be written to, an agent sees what was in the campaigns that they are in", () => {
    expect(beginningReach(ana, ANAS)).toEqual({ campaigns: ["retail", "post"] });
    expect(beginningReach(pedro, ANAS)).toEqual({ campaigns: ["retail"] });
  });
});
