import { m } from "../shared/paraglide/messages.js";
import { Icon } from "./icon.tsx";

/** What could not be read, or done, and the way to try again; what was typed stays where it is. */
export function Failed({ text, again }: { text: string; again: () => unknown }) {
  return (
    <p class="strip late failed" role="alert">
      <Icon name="alert" />
      <span>{text}</span>
      <button type="button" class="link" onClick={() => again()}>
        {m.people_try_again()}
      </button>
    </p>
  );
}
