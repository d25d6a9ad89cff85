import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { moment, now, shortDay } from "../../clock.ts";
import { figure } from "../../number.ts";
import { principal } from "../../session.ts";
import { RowAction } from "../record/record-list.tsx";
import { SOURCE_NAMES, scopeText } from "./words.ts";

interface EntryCellsProps {
  entry: BlockedAddress;
  remove: () => void;
  tries: () => void;
}

export function EntryCells({ entry, remove, tries }: EntryCellsProps) {
  const { address, scope, source, promotionsOnly, at, by, reason } = entry;
  // What blocks everything is taken off by who sees everything.
  const mayRemove = scope.kind !== "all" || principal.value?.campaigns === "all";
  return (
    <>
      <th scope="row" class="black-number">
        {address}
      </th>
      <td>
        {scopeText(scope)} {promotionsOnly && <span class="chip">{m.blacklist_promotions()}</span>}
      </td>
      <td>{SOURCE_NAMES[source]()}</td>
      <td>
        {moment(Date.parse(at))} <span class="quiet">{by !== "" && m.blacklist_by({ name: by })}</span>
      </td>
      <td>
        <Expires at={entry.expires} />
      </td>
      <td>
        <Tries entry={entry} open={tries} />
      </td>
      <td class="black-reason">{reason}</td>
      <td>
        <div class="row-actions">
          {mayRemove && <RowAction icon="trash" label={m.blacklist_remove({ number: address })} act={remove} />}
        </div>
      </td>
    </>
  );
}

function Expires({ at }: { at: string | null }) {
  if (at === null) return <span class="quiet">{m.blacklist_never()}</span>;
  const moment = Date.parse(at);
  if (moment > now.value) return <>{shortDay(moment)}</>;
  return <span class="chip near">{m.blacklist_expired({ when: shortDay(moment) })}</span>;
}

function Tries({ entry: { tries, lastTry }, open }: { entry: BlockedAddress; open: () => void }) {
  if (tries === 0) return <span class="quiet">0</span>;
  const when = lastTry === null ? "–" : moment(Date.parse(lastTry));
  return (
    <button type="button" class="link black-tries" onClick={open}>
      {m.blacklist_tries_count({ count: tries, shown: figure(tries), when })}
    </button>
  );
}
