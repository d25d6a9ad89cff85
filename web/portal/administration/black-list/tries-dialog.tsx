import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api, problemOf } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Dialog } from "../../frame/dialog.tsx";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";

/** Every send that an entry has stopped, the last first. */
export function TriesDialog({ entry: { id, address }, closed }: { entry: BlockedAddress; closed: () => void }) {
  const tries = useSignal<readonly { at: string; what: string }[] | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    answer(api.blacklist[":id"].tries.$get({ param: { id: String(id) } })).then(
      ({ items }) => (tries.value = items),
      (thrown) => (failure.value = problemText(problemOf(thrown))),
    );
  }, [id]);
  return (
    <Dialog label={m.blacklist_tries({ number: address })} closed={closed}>
      {failure.value !== null && <p role="alert">{failure.value}</p>}
      {tries.value === null && failure.value === null && <Late rows={2} />}
      {tries.value?.length === 0 && <p class="quiet">{m.blacklist_tries_none()}</p>}
      {tries.value !== null && tries.value.length > 0 && (
        <table class="black-tries-table">
          <thead>
            <tr>
              <th scope="col">{m.blacklist_tries_when()}</th>
              <th scope="col">{m.blacklist_tries_what()}</th>
            </tr>
          </thead>
          <tbody>
            {tries.value.map(({ at, what }) => (
              <tr key={`${at} ${what}`}>
                <td>{moment(Date.parse(at))}</td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
