import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso";
import type { CannedResource, CannedResponse } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton } from "../record/record-list.tsx";
import { Scoped } from "../scope/scoped.tsx";
import { readCanned, saveCanned } from "./door.ts";
import { FileTools } from "./file-tools.tsx";
import { ResponseDialog } from "./response-dialog.tsx";
import { ResponseTable } from "./response-table.tsx";
import "../campaigns/form.css";
import "../record/record-page.css";
import "./canned.css";

/** What agents insert by `/`: of one campaign, or of all of them (WEB-70, WEB-71). */
export function CannedResponses() {
  const name = useRoute().params.name ?? null;
  return (
    <Scoped title={m.settings_canned()} path="/canned-responses" name={name} read={() => readCanned(name)}>
      {(kept, { title, nav, reload }) => (
        <Page
          title={title}
          actions={
            <>
              <FileTools name={name} kept={kept} saved={reload} />
              <New name={name} kept={kept} saved={reload} />
            </>
          }
          bare
        >
          <div class="campaign-form record-page with-nav canned-page">
            {nav}
            <div class="campaign-sections">
              <Responses key={name} name={name} kept={kept} saved={reload} />
            </div>
          </div>
        </Page>
      )}
    </Scoped>
  );
}

export interface ListProps {
  /** Of the campaign; null: of all. */
  name: string | null;
  kept: CannedResource;
  saved: () => Promise<void>;
}

function New(list: ListProps) {
  const open = useSignal(false);
  return (
    <>
      <NewButton
        label={m.settings_canned_new()}
        act={() => {
          open.value = true;
        }}
      />
      {open.value && (
        <ResponseDialog
          {...list}
          one={null}
          closed={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

function Responses(list: ListProps) {
  const { name, kept, saved } = list;
  const editing = useSignal<CannedResponse | null>(null);
  const going = useSignal<CannedResponse | null>(null);
  return (
    <>
      <p class="quiet page-lead">{name === null ? m.settings_canned_all_intro() : m.settings_canned_intro()}</p>
      <ResponseTable
        items={kept.items}
        edit={(one) => {
          editing.value = one;
        }}
        remove={(one) => {
          going.value = one;
        }}
      />
      {editing.value !== null && (
        <ResponseDialog
          {...list}
          one={editing.value}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: `/${going.value.key}` })}
          what={m.settings_canned_delete_what()}
          act={m.people_delete_do()}
          carryOut={async () => {
            const items = kept.items.filter(({ key }) => key !== going.value?.key);
            await saveCanned(name, { ...kept, items });
            await saved();
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </>
  );
}
