import { useSignal } from "@preact/signals";
import type { ImportReport } from "../../../../protocol/configuration-file.ts";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { ChooseFile } from "../../dialers/drop-zone.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { brokenLine, lineOf } from "./place-of.ts";
import { Report } from "./report.tsx";
import "./transfer.css";

interface Chosen {
  name: string;
  text: string;
  file: unknown;
}

/** The whole configuration as one file: out, and in again here or elsewhere, looked at before anything changes. */
export function Transfer() {
  const chosen = useSignal<Chosen | null>(null);
  const planned = useSignal<ImportReport | null>(null);
  const done = useSignal<ImportReport | null>(null);
  const failure = useSignal<Problem | null>(null);
  /** Where the text stops being JSON. */
  const broken = useSignal<number | null>(null);
  const busy = useSignal(false);

  const send = async (one: Chosen, dryRun: boolean) => {
    busy.value = true;
    failure.value = null;
    try {
      const request = { query: { dryRun: String(dryRun) }, json: one.file };
      const report = (await answer(api.configuration.import.$post(request))) as ImportReport;
      planned.value = dryRun ? report : null;
      done.value = dryRun ? null : report;
    } catch (thrown) {
      failure.value = problemOf(thrown);
      planned.value = null;
    } finally {
      busy.value = false;
    }
  };
  const take = async (file: File) => {
    planned.value = null;
    done.value = null;
    failure.value = null;
    broken.value = null;
    const text = await file.text();
    try {
      chosen.value = { name: file.name, text, file: JSON.parse(text) };
    } catch {
      chosen.value = null;
      failure.value = { type: "", title: "", status: 400, code: "malformed_json" };
      broken.value = brokenLine(text);
      return;
    }
    await send(chosen.value, true);
  };

  const lineIn = (path: string) => (chosen.value === null ? broken.value : lineOf(chosen.value.text, path));

  return (
    <Page title={m.settings_transfer()}>
      <div class="transfer">
        <section class="panel">
          <h2>{m.settings_transfer_out()}</h2>
          <p class="quiet">{m.settings_transfer_out_what()}</p>
          <wa-button size="s" appearance="outlined" href="/api/configuration" download="deskline-configuration.json">
            <span slot="start" class="button-icon">
              <Icon name="download" />
            </span>
            {m.settings_transfer_download()}
          </wa-button>
        </section>
        <section class="panel">
          <h2>{m.settings_transfer_in()}</h2>
          <p class="quiet">{m.settings_transfer_in_what()}</p>
          <ChooseFile
            choose={m.settings_transfer_choose()}
            accept=".json,application/json"
            chosen={(file) => void take(file)}
          />
          <div role="status">
            {chosen.value !== null && planned.value !== null && (
              <Report title={m.settings_transfer_would({ file: chosen.value.name })} report={planned.value} />
            )}
            {done.value !== null && <Report title={m.settings_transfer_done()} report={done.value} after />}
          </div>
          {failure.value !== null && <Failure problem={failure.value} lineOf={lineIn} />}
          {chosen.value !== null && planned.value?.refused.length === 0 && changes(planned.value) && (
            <wa-button
              variant="brand"
              loading={busy.value}
              onClick={() => chosen.value !== null && void send(chosen.value, false)}
            >
              {m.settings_transfer_do()}
            </wa-button>
          )}
        </section>
      </div>
    </Page>
  );
}

function changes({ created, changed }: ImportReport): boolean {
  return created.length + changed.length > 0;
}

/** What the server found wrong in the file, each with its place. */
function Failure({ problem, lineOf }: { problem: Problem; lineOf: (path: string) => number | null }) {
  const line = (path: string) => {
    const number = lineOf(path);
    return number === null ? "" : `${m.settings_transfer_line({ line: number })} `;
  };
  return (
    <div class="record-summary" role="alert">
      <Icon name="alert" />
      <div>
        <strong>{m.settings_transfer_refused()}</strong>
        <ul>
          {(problem.errors ?? []).map(({ path, detail }) => (
            <li key={path}>
              {line(path)}
              <code>{path}</code> {detail}
            </li>
          ))}
          {problem.errors === undefined && (
            <li>
              {line("")}
              {problem.code === "malformed_json" ? m.settings_transfer_no_json() : problemText(problem)}
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
