import type { MeasureName, ReportKind } from "../../../domain/statistics/measures.ts";

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
