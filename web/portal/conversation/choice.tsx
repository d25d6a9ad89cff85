import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { lazy } from "../lazy.ts";
import type { ToldChoice } from "./choice-text.ts";

const ChoiceDialog = lazy(() => import("./choice-dialog.tsx").then((module) => module.ChoiceDialog));

/** *Why Ana?*, where it is known. */
export function WhyWhom({ told }: { told: ToldChoice | null }) {
  const asked = useSignal(false);
  if (told === null) return null;
  return (
    <>
      <button
        type="button"
        class="link"
        onClick={() => {
          asked.value = true;
        }}
      >
        {m.inbox_choice_title({ agent: told.agent })}
      </button>
      {asked.value && (
        <ChoiceDialog
          told={told}
          closed={() => {
            asked.value = false;
          }}
        />
      )}
    </>
  );
}
