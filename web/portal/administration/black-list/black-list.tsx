import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { dialers } from "../../dialers/door.ts";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { can } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { RecordList } from "../record/record-list.tsx";
import { AddDialog } from "./add-dialog.tsx";
import { EntryCells } from "./entry-cells.tsx";
import { exportHref, filterIn } from "./query.ts";
import { RemoveDialog } from "./remove-dialog.tsx";
import { Tools } from "./tools.tsx";
import { TriesDialog } from "./tries-dialog.tsx";
import { UploadDialog } from "./upload-dialog.tsx";
import { useBlackList } from "./use-black-list.ts";
import "./black-list.css";

type Asked = { what: "add" | "upload" } | { what: "remove" | "tries"; entry: BlockedAddress };

/** Who is not written to (SMS-51, SMS-119): found, added, removed with a reason, uploaded, exported. */
export function BlackList() {
  const filter = filterIn(useLocation().query);
  const { rows, next, failure, load, more } = useBlackList(filter);
  const owners = useSignal<string[]>([]);
  const asked = useSignal<Asked | null>(null);
  const ask = (what: Asked) => () => {
    asked.value = what;
  };
  const done = () => {
    asked.value = null;
  };
  useEffect(() => {
    // Without the names the list is narrowed by number and source.
    readOwners().then(
      (names) => (owners.value = names),
      () => {},
    );
  }, []);
  const open = asked.value;
  const narrowed = filter.address !== "" || filter.source !== "all" || filter.campaign !== "";

  return (
    <Page
      title={m.blacklist_title()}
      actions={
        <>
          <wa-button size="s" appearance="plain" href={exportHref(filter)} download="blacklist.csv">
            <span slot="start" class="button-icon">
              <Icon name="download" />
            </span>
            {m.blacklist_export()}
          </wa-button>
          <wa-button size="s" appearance="outlined" onClick={ask({ what: "upload" })}>
            <span slot="start" class="button-icon">
              <Icon name="upload" />
            </span>
            {m.blacklist_upload()}
          </wa-button>
          <wa-button size="s" variant="brand" onClick={ask({ what: "add" })}>
            <span slot="start" class="button-icon">
              <Icon name="plus" />
            </span>
            {m.blacklist_add()}
          </wa-button>
        </>
      }
    >
      <p class="quiet page-lead">{m.blacklist_lead()}</p>
      <Tools filter={filter} owners={owners.value} />
      <RecordList
        title={m.blacklist_title()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[
          m.blacklist_column_number(),
          m.blacklist_column_blocks(),
          m.blacklist_source(),
          m.blacklist_column_since(),
          m.blacklist_column_expires(),
          m.blacklist_column_tries(),
          m.blacklist_column_reason(),
        ]}
        empty={
          narrowed
            ? { title: m.blacklist_none_found(), hint: m.blacklist_none_found_hint() }
            : { title: m.blacklist_none(), hint: m.blacklist_none_hint() }
        }
        keyOf={({ id }) => String(id)}
        cells={(entry) => (
          <EntryCells entry={entry} remove={ask({ what: "remove", entry })} tries={ask({ what: "tries", entry })} />
        )}
      />
      {next.value !== null && (
        <wa-button size="s" appearance="outlined" onClick={more}>
          {m.blacklist_more()}
        </wa-button>
      )}
      {open?.what === "add" && <AddDialog owners={owners.value} saved={load} closed={done} />}
      {open?.what === "upload" && <UploadDialog done={load} closed={done} />}
      {open?.what === "remove" && <RemoveDialog entry={open.entry} saved={load} closed={done} />}
      {open?.what === "tries" && <TriesDialog entry={open.entry} closed={done} />}
    </Page>
  );
}

/** Campaigns and dialers have their names in one list: that is how an entry names what it blocks. */
async function readOwners(): Promise<string[]> {
  const [campaigns, all] = await Promise.all([
    campaignNames(),
    can("dialers.run") ? dialers.all().then((each) => each.map(({ name }) => name)) : [],
  ]);
  return [...new Set([...campaigns, ...all])].sort((a, b) => a.localeCompare(b));
}
