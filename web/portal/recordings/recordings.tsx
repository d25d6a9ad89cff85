import { useLocation, useRoute } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { can } from "../session.ts";
import { useWide } from "../wide.ts";
import { RecordingTable } from "./list.tsx";
import { filterIn, hrefOf, queryOf, type RecordingFilter } from "./query.ts";
import { Reading } from "./reading.tsx";
import { Tools } from "./tools.tsx";
import { useRecordings, ZONE } from "./use-recordings.ts";
import "./recordings.css";

/** Every ended interaction: found, read as it was seen, printed, taken along (WEB-92, EML-35, EML-36, SMS-100). */
export function Recordings() {
  const { query, route } = useLocation();
  const { interaction = "" } = useRoute().params;
  const filter = filterIn(query);
  const found = useRecordings(filter);
  const beside = useWide("(min-width: 1100px)");
  const narrow = (change: Partial<RecordingFilter>) => route(hrefOf({ ...filter, ...change }, interaction), true);
  const isList = beside || interaction === "";
  return (
    <Page
      title={m.recordings_title()}
      bare
      actions={
        can("recordings.export") && (
          <wa-button
            size="s"
            appearance="outlined"
            href={`/api/recordings/export.csv?${new URLSearchParams(queryOf(filter, ZONE))}`}
            download="recordings.csv"
          >
            <span slot="start" class="button-icon">
              <Icon name="download" />
            </span>
            {m.recordings_download_list()}
          </wa-button>
        )
      }
    >
      <div class="recordings">
        {isList && <Tools filter={filter} narrow={narrow} />}
        <div class="recordings-panes">
          {isList && <RecordingTable found={found} filter={filter} open={interaction} />}
          {interaction !== "" && (
            <Reading key={interaction} interaction={interaction} back={beside ? null : hrefOf(filter)} />
          )}
          {interaction === "" && beside && (
            <p class="empty recordings-nothing">
              <strong>{m.recordings_choose()}</strong>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
