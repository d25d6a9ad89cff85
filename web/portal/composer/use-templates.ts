import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TemplateChoice } from "../../../protocol/conversation-word.ts";
import type { TemplateOffer } from "../../../protocol/messages.ts";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { isFilled, textOf } from "./template.ts";

/** The templates of a campaign's account, the one that was chosen, and its values. Null: no campaign that has any. */
export function useTemplates(campaign: string | null) {
  const offers = useSignal<readonly TemplateOffer[] | null>(null);
  const failure = useSignal<string | null>(null);
  const chosen = useSignal<TemplateOffer | null>(null);
  const values = useSignal<readonly string[]>([]);

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
    chosen.value = offer;
    values.value = [];
  };
  useEffect(() => {
    choose(null);
    void load();
  }, [campaign]);

  const offer = chosen.value;
  const ready = offer !== null && isFilled(offer, values.value);
  return {
    offers: offers.value,
    failure: failure.value,
    load,
    chosen: offer,
    values: values.value,
    choose,
    setValue: (index: number, value: string) => {
      const next = [...values.value];
      next[index] = value;
      values.value = Array.from(next, (one) => one ?? "");
    },
    /** What would be sent; null while something is missing. */
    choice: ready ? choiceOf(offer, values.value) : null,
  };
}

export type Templates = ReturnType<typeof useTemplates>;

function choiceOf(offer: TemplateOffer, values: readonly string[]): { text: string; template: TemplateChoice } {
  const { name, language, body, parameters } = offer;
  const given = Array.from({ length: parameters }, (_, index) => (values[index] ?? "").trim());
  return { text: textOf(body, given), template: { name, language, parameters: given } };
}
