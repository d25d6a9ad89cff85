import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { useLocation } from "preact-iso";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { type UserFilter, userFilterIn, usersHref } from "./user-filter.ts";

/** Narrows the list; the address follows without filling the history. */
export function UserTools({ filter }: { filter: UserFilter }) {
  const { route } = useLocation();
  return (
    <search class="campaigns-tools">
      <wa-input
        size="s"
        type="search"
        label={m.people_search()}
        with-clear
        maxlength={100}
        value={filter.q}
        onInput={(event: Event) => {
          const q = ((event.currentTarget as WaInput).value ?? "").trimStart();
          route(usersHref({ ...filter, q }), true);
        }}
      >
        <span slot="start">
          <Icon name="search" />
        </span>
      </wa-input>
      <wa-select
        size="s"
        label={m.people_state()}
        value={filter.state}
        onChange={(event: Event) => {
          const state = String((event.currentTarget as WaSelect).value ?? "");
          route(usersHref(userFilterIn({ q: filter.q, state })), true);
        }}
      >
        <wa-option value="all">{m.people_state_all()}</wa-option>
        <wa-option value="active">{m.people_active()}</wa-option>
        <wa-option value="disabled">{m.people_inactive()}</wa-option>
      </wa-select>
    </search>
  );
}
