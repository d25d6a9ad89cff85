import { ROLE_PRESETS, ROLES } from "../../../../domain/access/permission.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { can } from "../../session.ts";
import { useField } from "../record/record-form.ts";
import { roleName } from "./role-name.ts";

/** A role's permissions as a start, as far as one has them oneself. */
export function Presets() {
  const { value, set } = useField("permissions");
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <fieldset class="record-presets">
      <legend>{m.people_presets()}</legend>
      {ROLES.map((role) => {
        const preset = ROLE_PRESETS[role].filter(can);
        const pressed = preset.length === chosen.length && preset.every((one) => chosen.includes(one));
        return (
          <button key={role} type="button" aria-pressed={pressed} onClick={() => set(preset)}>
            {role === "agent" ? m.people_presets_none() : roleName(role)}
          </button>
        );
      })}
    </fieldset>
  );
}
