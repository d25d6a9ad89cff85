import { LONGEST_NOTE } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";
import { desk } from "../desk/desk.ts";
import { KEEP, LINE, type Parting } from "./parting.ts";

interface FateFieldsProps {
  /** Whose. */
  name: string;
  parting: Parting;
  /** Nothing need be chosen: each has its usual. */
  undecided?: boolean;
  changed: (change: Partial<Parting>) => void;
}

/** Where it goes, and with which words. */
export function FateFields({ name, parting: { fate, note }, undecided = false, changed }: FateFieldsProps) {
  return (
    <>
      <select
        aria-label={m.portal_leaving_of({ name })}
        value={fate}
        onChange={(event) => changed({ fate: event.currentTarget.value })}
      >
        {undecided && <option value="">{m.portal_leaving_each()}</option>}
        <option value={LINE}>{m.portal_leaving_line()}</option>
        <option value={KEEP}>{m.portal_leaving_keep()}</option>
        <optgroup label={m.portal_leaving_colleague()}>
          {(desk.value?.colleagues ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </optgroup>
      </select>
      {fate !== KEEP && (
        <input
          type="text"
          class="leaving-note"
          maxLength={LONGEST_NOTE}
          placeholder={m.portal_leaving_note()}
          aria-label={m.portal_leaving_note_of({ name })}
          value={note}
          onInput={(event) => changed({ note: event.currentTarget.value })}
        />
      )}
    </>
  );
}
