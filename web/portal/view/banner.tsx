import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { problemOf } from "../api.ts";
import { timeOfDay } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { principal } from "../session.ts";
import { endView } from "./view.ts";
import "./view.css";

/** Whose view it is, until when, and the way out; on every screen. */
export function ViewBanner() {
  const failure = useSignal<string | null>(null);
  const seen = principal.value;
  if (seen?.viewedBy === undefined) return null;
  const { name, until } = seen.viewedBy;
  return (
    <section class="strip view-banner" aria-label={m.people_view({ name: seen.name })}>
      <Icon name="eye" />
      <span>
        {m.portal_view_banner({ name: seen.name, time: timeOfDay(until) })}
        {failure.value !== null && <span role="alert"> {failure.value}</span>}
      </span>
      <button
        type="button"
        class="link"
        onClick={() =>
          endView().catch((thrown) => {
            failure.value = problemText(problemOf(thrown));
          })
        }
      >
        {m.portal_view_end({ name })}
      </button>
    </section>
  );
}
