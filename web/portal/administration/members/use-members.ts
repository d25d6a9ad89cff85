import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { MemberRow, MembersScreen } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import { useChosen } from "./chosen.ts";
import type { CampaignChoice, Kind } from "./kind.ts";

/** The screen's state. The chosen campaigns are in the address, so that a reload, or a link from elsewhere, shows the same. */
export function useMembers(kind: Kind) {
  const { query, route } = useLocation();
  const campaigns = useSignal<readonly CampaignChoice[] | null>(null);
  const screen = useSignal<MembersScreen | null>(null);
  const said = useSignal("");
  const failure = useSignal<string | null>(null);
  const chosen = useChosen((query.campaigns ?? "").split(",").filter(Boolean));
  const members = useChosen();
  const agents = useChosen();

  const reading = async (read: () => Promise<void>): Promise<boolean> => {
    try {
      await read();
      failure.value = null;
      return true;
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
      return false;
    }
  };
  const load = () =>
    reading(async () => {
      const wanted = chosen.names.value;
      const [choices, next] = await Promise.all([kind.campaigns(), kind.members(wanted)]);
      if (wanted !== chosen.names.value) return;
      campaigns.value = choices;
      screen.value = next;
    });
  const carryOut = (act: () => Promise<unknown>, done: string) =>
    reading(async () => {
      await act();
      said.value = done;
      await load();
    });

  useEffect(() => {
    const names = chosen.names.value;
    const address =
      names.length === 0 ? kind.href : `${kind.href}?campaigns=${names.map(encodeURIComponent).join(",")}`;
    if (address !== location.pathname + location.search) route(address, true);
    members.clear();
    void load();
  }, [chosen.names.value, kind]);

  const change = (action: "add" | "remove") => {
    const from = action === "add" ? agents : members;
    const names = [...from.names.value];
    const done =
      action === "add" ? m.members_added({ count: names.length }) : m.members_removed({ count: names.length });
    return carryOut(async () => {
      await kind.change(action, [...chosen.names.value], names);
      from.clear();
    }, done);
  };
  const place = (rows: readonly MemberRow[], penalty: number) =>
    carryOut(
      async () => {
        for (const row of rows)
          for (const { campaign } of row.campaigns) await kind.place(campaign, row.username, penalty);
      },
      m.members_penalty_set({ count: rows.length, penalty }),
    );

  return { campaigns, screen, said, failure, chosen, members, agents, load, change, place };
}
