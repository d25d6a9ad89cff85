import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { CustomersRecordings } from "../../../../protocol/privacy.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { dayName, moment } from "../../clock.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";
import { can } from "../../session.ts";
import { RecordList } from "../record/record-list.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { Living } from "./living.tsx";
import { privacyTabs } from "./tabs.ts";
import "./privacy.css";

/** Everything of one customer: found, taken along as one file, erased (decisions: retention). */
export function CustomersData() {
  const { query, route } = useLocation();
  const address = query.address ?? "";
  const typed = useSignal(address);
  const found = useSignal<CustomersRecordings | null>(null);
  const failure = useSignal<string | null>(null);
  const isErasing = useSignal(false);
  const load = async () => {
    found.value = null;
    failure.value = null;
    if (address === "") return;
    try {
      found.value = (await answer(api.privacy.customer.$get({ query: { address } }))) as CustomersRecordings;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => void load(), [address]);
  return (
    <Page title={m.privacy_title()} tabs={privacyTabs("/privacy")}>
      <p class="quiet page-lead">{m.privacy_lead()}</p>
      <search>
        <form
          class="privacy-search"
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = typed.value.trim();
            if (wanted === address) void load();
            else route(`/privacy?${new URLSearchParams({ address: wanted })}`);
          }}
        >
          <wa-input
            size="s"
            label={m.privacy_address()}
            hint={m.privacy_address_hint()}
            value={typed.value}
            minlength={4}
            maxlength={254}
            onInput={(event: Event) => {
              typed.value = (event.currentTarget as HTMLInputElement).value ?? "";
            }}
          />
          <wa-button size="s" variant="brand" type="submit">
            {m.privacy_find()}
          </wa-button>
        </form>
      </search>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {address !== "" && found.value === null && failure.value === null && <Late />}
      {found.value !== null && (
        <Found
          {...found.value}
          address={address}
          erase={() => {
            isErasing.value = true;
          }}
        />
      )}
      {isErasing.value && (
        <EraseDialog
          address={address}
          erased={load}
          closed={() => {
            isErasing.value = false;
          }}
        />
      )}
    </Page>
  );
}

interface FoundProps extends CustomersRecordings {
  address: string;
  erase: () => void;
}

function Found({ items, living, addresses, answerBy, address, erase }: FoundProps) {
  return (
    <>
      <div class="privacy-found">
        <p role="status">{m.privacy_found({ count: items.length })}</p>
        {items.length > 0 && (
          <wa-button
            size="s"
            appearance="outlined"
            href={`/api/privacy/customer/export.json?${new URLSearchParams({ address })}`}
            download="customer.json"
          >
            {m.privacy_export()}
          </wa-button>
        )}
        <wa-button size="s" variant="danger" appearance="outlined" disabled={living.length > 0} onClick={erase}>
          {m.privacy_erase()}
        </wa-button>
      </div>
      {living.length > 0 && <Living living={living} />}
      <p class="quiet">
        {m.privacy_answer_by({ day: dayName(Date.parse(`${answerBy}T12:00`)) })}
        {addresses.length > 1 && <> · {m.privacy_addresses({ addresses: addresses.join(", ") })}</>}
      </p>
      {items.length === 0 && living.length === 0 && (
        <div class="empty">
          <strong>{m.privacy_none({ address })}</strong>
          <p>{m.privacy_none_hint()}</p>
        </div>
      )}
      {items.length > 0 && (
        <RecordList
          title={m.privacy_recordings()}
          rows={{ value: items }}
          failure={{ value: null }}
          load={() => {}}
          columns={[
            m.privacy_case(),
            m.recordings_closed(),
            m.recordings_column_customer(),
            m.recordings_campaign(),
            m.recordings_channel(),
          ]}
          empty={{ title: "", hint: "" }}
          keyOf={({ id }) => id}
          cells={(item) => (
            <>
              <th scope="row">
                {can("recordings.read") ? <a href={`/recordings/${item.id}`}>{item.caseNumber}</a> : item.caseNumber}
              </th>
              <td>{moment(item.closedAt)}</td>
              <td>{[item.customer.name, item.customer.phone, item.customer.mail].filter(Boolean).join(" · ")}</td>
              <td>{item.campaignName}</td>
              <td>{channelName(item.channel)}</td>
              <td />
            </>
          )}
        />
      )}
    </>
  );
}
