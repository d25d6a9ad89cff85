import { effect, signal } from "@preact/signals";
import { type ChosenTemplate, NO_TEMPLATE } from "../composer/use-templates.ts";
import { principal } from "../session.ts";
import type { Attempt } from "./starting.ts";

/** What is typed of a conversation that is to begin: it outlives the dialog, until it is sent or thrown away. */
export const newWritten = {
  /** Id; empty: the first. */
  campaign: signal(""),
  number: signal(""),
  text: signal(""),
  template: signal<ChosenTemplate>(NO_TEMPLATE),
  /** The last try, whose answer may have been lost. */
  attempt: null as Attempt | null,
};

/** The next one begins empty, with the same campaign. */
export function forgetWritten(): void {
  newWritten.number.value = "";
  newWritten.text.value = "";
  newWritten.template.value = NO_TEMPLATE;
  newWritten.attempt = null;
}

/** Nobody's next user of this browser sees it. */
effect(() => {
  if (principal.value !== null) return;
  forgetWritten();
  newWritten.campaign.value = "";
});
