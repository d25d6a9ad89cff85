import { computed, effect, type Signal, signal } from "@preact/signals";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import type { LineServerFrame, WaitingRow } from "../../../protocol/line-socket.ts";
import { Connection } from "../../shared/live/connection.ts";
import { browserWorld } from "../../shared/live/world.ts";
import { desk } from "../desk/desk.ts";

/** One waiting list that this agent may pull from. */
export interface Line {
  campaign: DeskCampaign;
  /** Null before the first hello. */
  waiting: readonly WaitingRow[] | null;
}

interface OpenLine {
  connection: Connection;
  waiting: Signal<readonly WaitingRow[] | null>;
}

const open = signal<ReadonlyMap<string, OpenLine>>(new Map());

const pulled = computed(() =>
  (desk.value?.campaigns ?? []).filter(({ strategy }) => strategy === "ringall" || strategy === "ringallmultiple"),
);
const pulledIds = computed(() => pulled.value.map(({ id }) => id).join(" "));

/** The lines of the campaigns whose strategy is to pull; none of them, no tab *Waiting*. */
export const lines = computed<Line[]>(() =>
  pulled.value.map((campaign) => ({ campaign, waiting: open.value.get(campaign.id)?.waiting.value ?? null })),
);

effect(() => {
  const wanted = new Set(pulledIds.value.split(" ").filter(Boolean));
  const before = open.peek();
  for (const [id, line] of before) if (!wanted.has(id)) line.connection.stop();
  open.value = new Map([...wanted].map((id) => [id, before.get(id) ?? openLine(id)]));
});

/** The next list; rows come in order of their tickets, whatever order they were told in. */
export function lineAfter(waiting: readonly WaitingRow[] | null, frame: LineServerFrame): readonly WaitingRow[] | null {
  if (frame.t === "hello") return inOrder(frame.waiting);
  if (frame.t !== "line" || waiting === null) return waiting;
  const gone = new Set([...frame.removed, ...frame.upserted.map(({ interaction }) => interaction)]);
  return inOrder([...waiting.filter(({ interaction }) => !gone.has(interaction)), ...frame.upserted]);
}

function inOrder(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  return rows.toSorted((a, b) => a.ticket - b.ticket);
}

function openLine(campaign: string): OpenLine {
  const url = new URL(`/api/queues/${campaign}/line/socket`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const waiting = signal<readonly WaitingRow[] | null>(null);
  const connection = new Connection(browserWorld, {
    url: () => url.href,
    ticket: () => null,
    opened: () => {},
    frame: (frame) => {
      waiting.value = lineAfter(waiting.peek(), frame as LineServerFrame);
    },
    state: () => {},
    bye: async (code) => code === "ticket_expired",
  });
  return { connection, waiting };
}
