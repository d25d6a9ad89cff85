import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { useRecords } from "../administration/record/use-records.ts";
import { answer, api, problemOf } from "../api.ts";
import { Dialog } from "../frame/dialog.tsx";
import { problemText } from "../problem-text.ts";

/** Links of screens on walls: a new one for what is watched now, and those in force with the way to revoke them. */
export function WallboardsDialog({ campaigns, closed }: { campaigns: string[]; closed: () => void }) {
  const { rows, failure, load } = useRecords(async () => (await answer(api.wallboards.$get())).items);
  const name = useSignal("");
  const link = useSignal<string | null>(null);
  const refused = useSignal<string | null>(null);
  const act = async (step: () => Promise<unknown>) => {
    refused.value = null;
    try {
      await step();
      await load();
    } catch (thrown) {
      refused.value = problemText(problemOf(thrown));
    }
  };
  const make = () =>
    act(async () => {
      const made = await answer(api.wallboards.$post({ json: { name: name.value, campaigns } }));
      link.value = `${location.origin}/wall#${made.token}`;
      name.value = "";
    });
  const told = refused.value ?? failure.value;
  return (
    <Dialog label={m.monitor_walls()} class="why-dialog" closed={closed} modal>
      <form
        class="wall-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label>
          <span>{m.monitor_wall_name()}</span>
          <input
            class="monitor-search"
            required
            maxLength={64}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </label>
        <wa-button size="s" variant="brand" type="submit">
          {m.monitor_wall_make()}
        </wa-button>
      </form>
      {link.value !== null && (
        <p role="status">
          {m.monitor_wall_once()} <a href={link.value}>{link.value}</a>
        </p>
      )}
      {told !== null && <p role="alert">{told}</p>}
      <ul class="why-list">
        {(rows.value ?? []).map((wall) => (
          <li key={wall.id}>
            <span />
            <strong class="cut">{wall.name}</strong>
            <span class="quiet cut">{wall.campaigns.join(", ")}</span>
            <button
              type="button"
              class="link"
              aria-label={m.monitor_wall_revoke_one({ name: wall.name })}
              onClick={() => void act(() => answer(api.wallboards[":id"].$delete({ param: { id: wall.id } })))}
            >
              {m.monitor_wall_revoke()}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
