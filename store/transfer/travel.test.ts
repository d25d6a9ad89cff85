import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PERMISSIONS, ROLES } from "../../domain/access/permission.ts";
import { EVENT_KINDS } from "../../domain/webhook/event.ts";
import { type ConfigurationFile, configurationFile } from "../../protocol/configuration-file.ts";
import { applyImport } from "./apply.ts";
import { readCentre } from "./centre.ts";
import { fileOf } from "./file-of.ts";
import { sorted } from "./names-in.ts";
import { planImport } from "./plan.ts";

const RUNS = 12;
const BY = { id: "system", name: "Test" };
const ANYWHERE = { by: "", caseCodeTaken: () => false, addressProblem: () => null, webhookProblem: () => null };
const TABLES =
  "team_people teams group_campaigns group_users security_groups account canned_responses dispositions campaign_members quality_campaigns quality_models voice_members voice_campaigns breaks holidays dialers templates campaigns providers mailboxes common_canned_responses common_dispositions common_lists user alert_limits webhooks";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((one) => `a${one.trim()}`);
const names = (most: number) =>
  fc
    .uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), {
      minLength: 1,
      maxLength: most,
      selector: (one) => one.toLowerCase(),
    })
    .map(sorted);
/** Kept in small letters. */
const userNames = names(4).map((all) => sorted(all.map((one) => one.toLowerCase())));
/** One thing of a kind for each name. */
const each = <One>(all: readonly string[], of: (name: string, at: number) => fc.Arbitrary<One>) =>
  fc.tuple(...all.map(of)) as fc.Arbitrary<One[]>;
const titled = { name: text, folder: text };
const leaf = fc.record({ name: text }, { requiredKeys: ["name"] });
const tree = fc.uniqueArray(
  fc.record({ name: text, children: fc.uniqueArray(leaf, { selector: (one) => one.name, maxLength: 3 }) }),
  {
    selector: (one) => one.name,
    maxLength: 3,
  },
);
const canned = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { maxLength: 3 })
  .chain((keys) => each(keys, (key) => fc.record({ key: fc.constant(key), text, folder: titled.folder })));

/** Files in which every kind stands, each naming others. */
const anyFile = fc
  .tuple(names(3), userNames, names(2), names(2), names(2))
  .chain(([campaigns, people, groups, accounts, boxes]) => {
    const some = (all: readonly string[]) => fc.subarray([...all]);
    const members = some(people).chain((all) =>
      each(all, (username) => fc.record({ username: fc.constant(username), penalty: fc.nat(100) })),
    );
    const box = fc.constantFrom(...boxes);
    return fc.record({
      format: fc.constant("deskline-configuration"),
      version: fc.constant(1),
      groups: each(groups, (name) =>
        fc.record({
          name: fc.constant(name),
          permissions: fc.subarray([...PERMISSIONS]),
          campaigns: some(campaigns),
          requiresTwoFactor: fc.boolean(),
        }),
      ),
      users: each(people, (username, at) =>
        fc.record({
          username: fc.constant(username.toLowerCase()),
          name: text,
          role: fc.constantFrom(...ROLES),
          groups: some(groups),
          extension: fc.constantFrom("", `100${at}`),
          totalCap: fc.nat(1_000),
          mayToggleCall: fc.boolean(),
          language: fc.constantFrom(null, "es", "pt"),
          disabled: fc.boolean(),
        }),
      ),
      teams: each(groups, (name) =>
        fc.record({ name: fc.constant(name), members: some(people), supervisors: some(people) }),
      ),
      voiceCampaigns: each(groups, (name) => fc.record({ name: fc.constant(name), members })),
      breaks: each(groups, (name) =>
        fc.record({ name: fc.constant(name), limit: fc.nat(1_440), perDay: fc.nat(1_440), paid: fc.boolean() }),
      ),
      providers: each(accounts, (name, at) =>
        fc.record({
          name: fc.constant(name),
          type: fc.constantFrom("twilio", "url-get"),
          enabled: fc.boolean(),
          isDefault: at === 0 ? fc.boolean() : fc.constant(false),
        }),
      ),
      mailboxes: each(boxes, (name, at) =>
        fc.record({
          name: fc.constant(name),
          address: fc.constant(`box${at}@casa.example`),
          fromName: text,
          perMinute: fc.nat(600),
          enabled: fc.boolean(),
        }),
      ),
      templates: some(accounts).chain((all) =>
        each(all, (provider) =>
          fc.record({
            provider: fc.constant(provider),
            name: text,
            language: fc.constantFrom("es", "en_US"),
            status: fc.constantFrom("approved", "paused"),
            body: text,
            parameters: fc.nat(9),
          }),
        ),
      ),
      campaigns: each(campaigns, (name, at) =>
        fc.record({
          name: fc.constant(name),
          thresholds: fc.record({ serviceLevel: fc.integer({ min: 1, max: 600 }) }),
          strategy: fc.constantFrom("nocall", "ringall", "omni"),
          caseCode: fc.constant(`CASE${"ABC"[at]}`),
          enabled: fc.boolean(),
          maxInteractions: fc.integer({ min: 1, max: 9 }),
          transferTo: fc.option(some(campaigns)),
          cannedResponses: canned,
          dispositions: tree,
          members,
        }),
      ),
      qualityModels: fc
        .record({ name: text, campaigns: some(campaigns) })
        .map((model) => [{ ...model, questions: [{ text: "¿Saludó?", kind: "scale", weight: 2, required: true }] }]),
      holidays: fc.uniqueArray(
        fc.record({
          name: text,
          date: fc.constantFrom("2027-01-01", "2027-08-25"),
          to: fc.constantFrom("12:00", "23:59"),
          yearly: fc.boolean(),
          campaign: fc.constantFrom(null, ...campaigns),
          text: fc.record({ es: text }),
        }),
        { maxLength: 3, selector: ({ name, date, campaign }) => `${campaign} ${date} ${name}`.toLowerCase() },
      ),
      dialers: each(campaigns, (campaign, at) =>
        fc.record({
          name: fc.constant(`dialer-${at}`),
          channel: fc.constant("sms"),
          provider: fc.constantFrom(...accounts),
          dialString: text,
          interval: fc.constantFrom(1, 0.5),
          campaign: fc.constantFrom(null, campaign),
          enabled: fc.boolean(),
        }),
      ),
      alertLimits: each(campaigns, (campaign, at) =>
        fc.record({
          campaign: fc.constantFrom(at === 0 ? null : campaign, campaign),
          level: fc.nat(100),
          leastEnded: fc.integer({ min: 1, max: 50 }),
          wait: fc.nat(600),
          breaks: fc.boolean(),
          providers: fc.boolean(),
          to: fc.constantFrom("", "jefa@casa.example, otra@casa.example"),
          mailbox: box,
        }),
      ),
      webhooks: each(campaigns, (name) =>
        fc.record({
          name: fc.constant(name),
          url: fc.constantFrom("https://a.example/x", "https://b.example/y?z=1"),
          events: fc.subarray([...EVENT_KINDS], { minLength: 1 }),
          campaigns: fc.constantFrom(null, [name]),
          enabled: fc.boolean(),
        }),
      ),
      cannedResponses: canned,
      dispositions: tree,
    });
  });

async function emptied(): Promise<void> {
  const db = env.CONFIG;
  await db.batch(TABLES.split(" ").map((table) => db.prepare(`DELETE FROM "${table}"`)));
}

/** Imports it into an empty centre, and exports that. */
async function travelled(file: ConfigurationFile): Promise<ConfigurationFile> {
  await emptied();
  const centre = await readCentre(env.CONFIG);
  const plan = planImport(fileOf(centre), file, ANYWHERE);
  expect(plan.report.refused).toEqual([]);
  await applyImport(env.CONFIG, env.SEAL_SECRET, BY, centre, file, plan);
  return fileOf(await readCentre(env.CONFIG));
}

test("whatever the configuration: imported into an empty centre it is all there, and exported again it is the same file", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, async (draft) => {
      const first = await travelled(configurationFile.parse(draft));
      const { report } = planImport(first, configurationFile.parse(draft), ANYWHERE);
      expect([report.created, report.changed]).toEqual([[], []]);
      const read = configurationFile.parse(JSON.parse(JSON.stringify(first)));
      expect(read).toEqual(first);
      expect(await travelled(read)).toEqual(first);
    }),
    { numRuns: RUNS },
  );
});
