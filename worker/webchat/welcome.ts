import { type Campaign, LANGUAGES, type Language } from "../../domain/campaign/campaign.ts";
import { closedText, isOpen, nextOpening } from "../../domain/campaign/schedule.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import { MAX_FILE_BYTES } from "../../protocol/files.ts";
import type { WebchatWelcome } from "../../protocol/webchat.ts";

/** What a visitor is shown before they write: whether the campaign is open, or from when, and its texts and form in their language. `now`: ms. */
export function welcome(campaign: Campaign, language: Language, now: number): WebchatWelcome {
  const say = (texts: Campaign["messages"]["welcome"]) => textFor(texts, language, campaign.defaultLanguage);
  const open = campaign.enabled && isOpen(campaign.schedule, now);
  const opensAt = open || !campaign.enabled ? null : nextOpening(campaign.schedule, now);
  const { form, checks, messages } = campaign;
  return {
    campaign: campaign.name,
    language,
    languages: [...LANGUAGES],
    open,
    leaveMessage: !open && campaign.offline !== null,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    texts: {
      welcome: say(messages.welcome),
      outOfTime: say(closedText(campaign.schedule, now) ?? messages.outOfTime),
      notAvailable: say(messages.notAvailable),
      feedback: say(messages.feedback),
    },
    form: {
      ...form,
      phoneLabel: say(form.phoneLabel),
      consent: form.consent === null ? null : { text: say(form.consent.text), link: form.consent.link },
    },
    checks: { files: checks.files, transcript: checks.transcript, askRating: checks.askRating, sound: checks.sound },
    colour: campaign.colour,
    maxFileBytes: MAX_FILE_BYTES,
  };
}
