import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { useLocation } from "preact-iso";
import { BLOCK_SOURCES } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { type BlackListFilter, filterIn, hrefOf } from "./query.ts";
import { SOURCE_NAMES } from "./words.ts";

interface ToolsProps {
  filter: BlackListFilter;
  /** Names of campaigns and dialers. */
  owners: readonly string[];
}

const ANY = "*";

/** Narrows the list; the address follows without filling the history. */
export function Tools({ filter, owners }: ToolsProps) {
  const { route } = useLocation();
  const narrow = (change: Partial<Record<keyof BlackListFilter, string>>) =>
    route(hrefOf(filterIn({ ...filter, ...change })), true);
  const known = filter.campaign === "" || owners.includes(filter.campaign) ? owners : [filter.campaign, ...owners];
  return (
    <search class="campaigns-tools">
      <wa-input
        size="s"
        type="search"
        label={m.blacklist_search()}
        with-clear
        maxlength={64}
        value={filter.address}
        onInput={(event: Event) => narrow({ address: ((event.currentTarget as WaInput).value ?? "").trimStart() })}
      >
        <span slot="start">
          <Icon name="search" />
        </span>
      </wa-input>
      <wa-select
        size="s"
        label={m.blacklist_source()}
        value={filter.source}
        onChange={(event: Event) => narrow({ source: String((event.currentTarget as WaSelect).value ?? "") })}
      >
        <wa-option value="all">{m.blacklist_source_all()}</wa-option>
        {BLOCK_SOURCES.map((source) => (
          <wa-option key={source} value={source}>
            {SOURCE_NAMES[source]()}
          </wa-option>
        ))}
      </wa-select>
      <wa-select
        size="s"
        label={m.blacklist_campaign()}
        value={filter.campaign === "" ? ANY : filter.campaign}
        onChange={(event: Event) => {
          const chosen = String((event.currentTarget as WaSelect).value ?? "");
          narrow({ campaign: chosen === ANY ? "" : chosen });
        }}
      >
        <wa-option value={ANY}>{m.blacklist_campaign_all()}</wa-option>
        {known.map((name) => (
          <wa-option key={name} value={name}>
            {name}
          </wa-option>
        ))}
      </wa-select>
    </search>
  );
}
