import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type AlertResource, readersOf } from "../../../protocol/alerts.ts";
import type { MailboxChoice } from "../../../protocol/mailboxes.ts";
import { m } from "../../shared/paraglide/messages.js";
import { RecordList, RowAction } from "../administration/record/record-list.tsx";
import { useRecords } from "../administration/record/use-records.ts";
import { answer, api, problemOf } from "../api.ts";
import { timer } from "../clock.ts";
import { Page } from "../frame/page.tsx";
import { Icon } from "../icon.tsx";
import { problemText } from "../problem-text.ts";
import { figureText } from "../reports/figure-text.ts";
import { can, principal } from "../session.ts";
import { AlertLimitsDialog } from "./alert-limits-dialog.tsx";

/** When one is told that something is wrong, for all campaigns and for each that has limits of its own. */
export function AlertLimits() {
  const { rows, failure, load } = useRecords<AlertResource>(
    async () => (await answer(api["alert-limits"].$get())).items,
  );
  const editing = useSignal<AlertResource | null>(null);
  const mailboxes = useSignal<readonly MailboxChoice[] | null>(null);
  useEffect(() => {
    if (can("mail-campaigns"))
      answer(api["mailbox-choices"].$get()).then(
        ({ items }) => (mailboxes.value = items),
        // Without the list what was chosen stays.
        () => {},
      );
  }, []);
  const follow = async ({ campaign }: AlertResource) => {
    try {
      await answer(api.campaigns[":name"]["alert-limits"].$delete({ param: { name: campaign ?? "" } }));
      await load();
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    }
  };
  return (
    <Page
      title={m.monitor_limits()}
      parent={{ href: "/monitor", label: m.monitor_title() }}
      note={m.monitor_limits_note()}
    >
      <RecordList
        title={m.monitor_limits()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[
          m.monitor_campaign(),
          m.monitor_level(),
          m.monitor_longest(),
          m.monitor_limits_breaks(),
          m.monitor_limits_providers(),
          m.monitor_limits_to(),
        ]}
        empty={{ title: m.monitor_nothing(), hint: "" }}
        keyOf={({ campaign }) => campaign ?? ""}
        cells={(one) => (
          <>
            <th scope="row">
              <span class="campaign-name">
                {one.campaign ?? m.monitor_all_campaigns()}
                {one.campaign !== null && !one.own && <span class="chip">{m.monitor_limits_as_all()}</span>}
              </span>
            </th>
            <td>{one.level === 0 ? m.monitor_limits_never() : figureText("share", one.level / 100)}</td>
            <td>{one.wait === 0 ? m.monitor_limits_own_level() : timer(one.wait * 1_000)}</td>
            <td>{toldOrNot(one.breaks)}</td>
            <td>{toldOrNot(one.providers)}</td>
            <td class="cut">{readersOf(one.to).join(", ") || "–"}</td>
            <td>
              <div class="row-actions">
                {one.campaign !== null && one.own && can("campaigns") && (
                  <RowAction
                    icon="undo"
                    label={m.monitor_limits_follow({ name: one.campaign })}
                    act={() => void follow(one)}
                  />
                )}
                {maySet(one) && (
                  <RowAction
                    icon="pencil"
                    label={m.people_edit({ name: one.campaign ?? m.monitor_all_campaigns() })}
                    act={() => (editing.value = one)}
                  />
                )}
              </div>
            </td>
          </>
        )}
      />
      <p class="quiet">
        <Icon name="info" size={14} /> {m.monitor_limits_where()}
      </p>
      {editing.value !== null && (
        <AlertLimitsDialog
          one={editing.value}
          mailboxes={mailboxes.value}
          saved={load}
          closed={() => (editing.value = null)}
        />
      )}
    </Page>
  );
}

function toldOrNot(told: boolean): string {
  return told ? m.people_yes() : m.people_no();
}

/** The limits of all belong to who sees every campaign. */
function maySet({ campaign }: AlertResource): boolean {
  return can("campaigns") && (campaign !== null || principal.value?.campaigns === "all");
}
