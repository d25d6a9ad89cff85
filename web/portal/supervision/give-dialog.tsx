import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { transferRefusal } from "../../../domain/interaction/transfer-limit.ts";
import type { Watched } from "../../../protocol/boards.ts";
import { answer, api, problemOf } from "../api.ts";
import { TargetDialog } from "../conversation/target-dialog.tsx";
import type { TransferTarget } from "../conversation/targets.tsx";
import { problemText } from "../problem-text.ts";
import type { ActedOn } from "./asked.ts";
import { act } from "./carry-out.ts";

/** To an agent of the campaigns that one watches, or to another campaign's line. */
export function GiveDialog({ one, closed }: { one: ActedOn; closed: () => void }) {
  const known = useSignal<Watched | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    answer(api.boards.$get()).then(
      (watched) => {
        known.value = watched as Watched;
      },
      (thrown: unknown) => {
        failure.value = problemText(problemOf(thrown));
      },
    );
  }, [known, failure]);
  const { agents = [], campaigns = [] } = known.value ?? {};
  const origin = { campaign: one.campaign.id, channel: one.campaign.channel };
  const isLine = ({ id, channel }: Watched["campaigns"][number]) =>
    id !== origin.campaign && transferRefusal(origin, { campaign: id, channel }) === null;
  const give = ({ to, value }: TransferTarget, note: string) =>
    act(one, { act: "agent" in to ? "assign" : "move", to: value, note });
  return (
    <TargetDialog
      name={one.name}
      agents={agents}
      campaigns={campaigns.filter(isLine)}
      finds
      failure={failure}
      give={give}
      closed={closed}
    />
  );
}
