import type { MeasureName, ReportKind } from "../../../domain/statistics/measures.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { Line } from "../chart/legend.tsx";
import { MEASURE_WORDS } from "./words.ts";

/** A figure that is drawn, and the token of its colour. */
export interface Drawn {
  name: MeasureName;
  colour: "--dl-line-2" | "--dl-good-line" | "--dl-bad-line";
}

const OF_LINES: readonly Drawn[] = [
  { name: "received", colour: "--dl-line-2" },
  { name: "answered", colour: "--dl-good-line" },
  { name: "abandoned", colour: "--dl-bad-line" },
];
const OF_PEOPLE: readonly Drawn[] = [
  { name: "held", colour: "--dl-line-2" },
  { name: "closed", colour: "--dl-good-line" },
];

export const DRAWN: Record<ReportKind, readonly Drawn[]> = {
  campaigns: OF_LINES,
  channels: OF_LINES,
  agents: OF_PEOPLE,
  teams: OF_PEOPLE,
  dialers: [
    { name: "sent", colour: "--dl-line-2" },
    { name: "delivered", colour: "--dl-good-line" },
    { name: "refused", colour: "--dl-bad-line" },
  ],
  dispositions: [{ name: "closed", colour: "--dl-good-line" }],
};

/** It as the legend and the reader see it. */
export function lineOf({ name, colour }: Drawn): Line {
  return { label: MEASURE_WORDS[name][0](), colour };
}

/** What the chart of a report is called. */
export function titleOf(kind: ReportKind): string {
  return kind === "dialers" ? m.dialers_chart_messages() : m.reports_chart();
}
