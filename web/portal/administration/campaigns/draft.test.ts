import { expect, test } from "vitest";
import type { CampaignResource } from "../../../../protocol/configuration.ts";
import { draftOf, emptyDraft, formOf, ofChannel, same } from "./draft.ts";

test("FB-3: a new Messenger campaign is open Monday to Friday, 09:00 to 18:00; an SMS one has no hours yet", () => {
  expect(emptyDraft("messenger").schedule.ranges).toEqual([
    { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" },
  ]);
  expect(emptyDraft("sms").schedule.ranges).toEqual([]);
});

test("another channel for a new campaign: what was written stays, what stood at its default becomes the new one's", () => {
  const written = { ...emptyDraft("webchat"), name: "avisos", rest: 5 };
  const next = ofChannel(written, "webchat", "sms");
  expect(next).toMatchObject({ name: "avisos", rest: 5, inactivity: { warnAfter: 0, closeAfter: 0 } });
  expect(next.messages.welcome).toEqual({});
  expect(same(ofChannel(next, "sms", "webchat"), written)).toBe(true);
});

test("an empty text is one that nobody wrote: a campaign that was kept with one is not changed by being opened", () => {
  const { canned: _canned, dispositions: _dispositions, ...form } = emptyDraft("sms");
  const messages = { ...form.messages, welcome: { es: "", en: "Hello", pt: "" } };
  const kept = { ...form, messages, id: "c", channel: "sms", strategy: "nocall", version: 1 } as CampaignResource;
  expect(draftOf(kept, [], []).messages.welcome).toEqual({ en: "Hello" });
});

test("SMS-24: blank lines among numbers and opt-out words do not leave the form", () => {
  const draft = { ...emptyDraft("sms"), dids: ["", "+59829000000", " "] };
  expect(formOf(draft).dids).toEqual(["+59829000000"]);
});
