import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TemplateChoice } from "../../../protocol/conversation-word.ts";
import type { TemplateOffer } from "../../../protocol/messages.ts";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { isFilled, textOf } from "./template.ts";

/** A template of a campaign, with what was filled in. */
export interface ChosenTemplate {
  campaign: string | null;
  offer: TemplateOffer | null;
  values: readonly string[];
}

export const NO_TEMPLATE: ChosenTemplate = { campaign: null, offer: null, values: [] };

/**
 * The templates of a campaign's account, the one that was chosen, and its values. Null: no campaign that has any. `kept`: where the choice
 * outlives what shows it.
 */
export function useTemplates(campaign: string | null, kept?: Signal<ChosenTemplate>) {
  const offers = useSignal<readonly TemplateOffer[] | null>(null);
  const failure = useSignal<string | null>(null);
  const own = useSignal(NO_TEMPLATE);
  const chosen = kept ?? own;

  const load = async () => {
    if (campaign === null) return;
    offers.value = null;
    failure.value = null;
    try {
      const asked = { query: { campaign } };
      offers.value = (await answer(api.desk.templates.$get(asked))).items;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  const choose = (offer: TemplateOffer | null) => {
    chosen.value = { campaign, offer, values: [] };
  };
  useEffect(() => {
    if (campaign !== null && campaign !== chosen.peek().campaign) choose(null);
    void load();
  }, [campaign]);

  const { offer, values } = chosen.value;
  const ready = offer !== null && isFilled(offer, values);
  return {
    offers: offers.value,
    failure: failure.value,
    load,
    chosen: offer,
    values,
    choose,
    setValue: (index: number, value: string) => {
      const next = [...values];
      next[index] = value;
      chosen.value = { ...chosen.value, values: Array.from(next, (one) => one ?? "") };
    },
    /** What would be sent; null while something is missing. */
    choice: ready ? choiceOf(offer, values) : null,
  };
}

export type Templates = ReturnType<typeof useTemplates>;

function choiceOf(offer: TemplateOffer, values: readonly string[]): { text: string; template: TemplateChoice } {
  const { name, language, body, parameters } = offer;
  const given = Array.from({ length: parameters }, (_, index) => (values[index] ?? "").trim());
  return { text: textOf(body, given), template: { name, language, parameters: given } };
}
