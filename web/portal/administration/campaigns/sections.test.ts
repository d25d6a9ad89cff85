import { expect, test } from "vitest";
import { BUILT_CHANNELS } from "../../../../protocol/configuration.ts";
import { emptyDraft, formOf } from "./draft.ts";
import { sectionsFor } from "./sections.ts";

const idsOf = (channel: (typeof BUILT_CHANNELS)[number]) => sectionsFor(channel, true).map(({ id }) => id);

test("the form of webchat has all of the widget and no line", () => {
  expect(idsOf("webchat")).toEqual([
    "basic",
    "schedule",
    "messages",
    "thresholds",
    "checks",
    "form",
    "domains",
    "canned",
    "dispositions",
    "members",
    "embed",
  ]);
});

test.each(["sms", "whatsapp", "messenger"] as const)(
  "SMS-21, WA-1, FB-3: %s has a line, and nothing of the widget",
  (channel) => {
    expect(idsOf(channel)).toEqual([
      "basic",
      "line",
      "schedule",
      "messages",
      "thresholds",
      "canned",
      "dispositions",
      "members",
    ]);
  },
);

test("EML-10, EML-22 to EML-29: mail has a mailbox, mails, a signature and a rating, and nothing of the others", () => {
  expect(idsOf("email")).toEqual([
    "basic",
    "mailbox",
    "schedule",
    "mails",
    "signature",
    "rating",
    "thresholds",
    "canned",
    "dispositions",
    "members",
  ]);
});

test("who may not write canned responses does not see them", () => {
  expect(sectionsFor("sms", false).map(({ id }) => id)).not.toContain("canned");
});

test.each(BUILT_CHANNELS)(
  "every setting of a %s campaign that its form can change is counted at one section, once",
  (channel) => {
    const sections = sectionsFor(channel, true);
    const shown = Object.keys(formOf(emptyDraft(channel))).filter((field) =>
      sections.some(({ holds }) => holds.test(field)),
    );
    for (const field of shown) expect(sections.filter(({ holds }) => holds.test(field)).length, field).toBe(1);
    const own = { webchat: "allowedDomains", email: "mailbox" } as const;
    expect(shown).toContain(channel === "webchat" || channel === "email" ? own[channel] : "provider");
  },
);
