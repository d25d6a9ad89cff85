import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { plain } from "../../plain.ts";
import { campaignNames } from "../record/campaign-names.ts";
import "./scope.css";

/** From so many campaigns on they can be searched. */
const MANY = 9;

interface ScopeNavProps {
  title: string;
  path: string;
  name: string | null;
  /** Whether the list of all campaigns is theirs to see. */
  all: boolean;
}

/** Which campaign's list is shown, or that of all. */
export function ScopeNav({ title, path, name, all }: ScopeNavProps) {
  const names = useSignal<string[]>(name === null ? [] : [name]);
  const sought = useSignal("");
  useEffect(() => {
    campaignNames().then(
      (known) => (names.value = known),
      // Without the list there is still the one that is open.
      () => {},
    );
  }, []);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [name, names.value]);
  const wanted = plain(sought.value);
  const shown = names.value.filter((one) => plain(one).includes(wanted));
  return (
    <nav class="scopes" aria-label={title}>
      {names.value.length >= MANY && (
        <wa-input
          size="s"
          type="search"
          label={m.settings_scope_search()}
          with-clear
          onInput={(event: Event) => {
            sought.value = (event.currentTarget as WaInput).value ?? "";
          }}
        >
          <span slot="start">
            <Icon name="search" />
          </span>
        </wa-input>
      )}
      <ul ref={list}>
        {all && (
          <li>
            <a href={path} aria-current={name === null ? "page" : undefined}>
              <Icon name="layers" />
              <span class="cut">{m.settings_scope_all()}</span>
            </a>
          </li>
        )}
        {shown.map((one) => (
          <li key={one}>
            <a href={`${path}/${encodeURIComponent(one)}`} aria-current={one === name ? "page" : undefined}>
              <span class="cut" title={one}>
                {one}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
