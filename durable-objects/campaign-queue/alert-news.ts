import { type Alert, announced, type ProviderNow, providerAlerts } from "../../domain/alerts/alerts.ts";
import { boardAlerts } from "../../domain/alerts/board-alerts.ts";
import type { Board } from "../../protocol/board-socket.ts";
import type { Facts } from "../facts.ts";
import type { QueueFacts } from "./parts.ts";

export interface AlertNews {
  /** Not written of yet. */
  raised: Alert[];
  /** All that stand: what is remembered once they were written of. */
  standing: string[];
}

/** A breach that is over is forgotten, so that it is written of again when it comes back. */
export function alertNews(
  facts: Facts<Pick<QueueFacts, "alerted">>,
  board: Board,
  providers: readonly ProviderNow[],
  now: number,
): AlertNews {
  const { limits } = board.campaign;
  const alerts = [...boardAlerts([board], now), ...providers.flatMap((one) => providerAlerts(one, limits, now))];
  const { raised, standing } = announced(new Set(facts.get("alerted") ?? []), alerts);
  return { raised, standing: [...standing] };
}
