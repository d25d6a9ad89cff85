import { abandonRate, averageWait, serviceLevels } from "./service-level.ts";
import type { Sums } from "./sums.ts";

export const REPORT_KINDS = ["campaigns", "channels", "agents", "teams", "dialers", "dispositions"] as const;
/** What a report has a line of. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `share` 0 to 1, `duration` in seconds, `score` 1 to 5. */
export type Unit = "count" | "share" | "duration" | "score";

interface Measure {
  unit: Unit;
  /** In the words of the sums: what a reader can check by hand. */
  formula: string;
  /** Null without data, shown as –. */
  of(sums: Sums): number | null;
}

function count(name: keyof Sums): Measure {
  return { unit: "count", formula: name, of: (sums) => sums[name] };
}

function time(name: keyof Sums): Measure {
  return { unit: "duration", formula: name, of: (sums) => sums[name] / 1_000 };
}

function mean(unit: Unit, sum: keyof Sums, of: keyof Sums, scale = 1): Measure {
  return { unit, formula: `${sum} / ${of}`, of: (sums) => (sums[of] === 0 ? null : sums[sum] / sums[of] / scale) };
}

/** Those whose wait has ended: what is still in line is in no rate. */
function ended({ answered, abandoned, short, expired }: Sums): number {
  return answered + abandoned + short + expired;
}

/** Every figure of the reports with its formula (STA-1 to STA-4, decisions: Figures). */
export const MEASURES = {
  received: count("received"),
  answered: count("answered"),
  abandoned: count("abandoned"),
  short: count("short"),
  expired: count("expired"),
  levelAnswered: { unit: "share", formula: "answeredInLevel / answered", of: (sums) => serviceLevels(sums).answered },
  levelWithAbandoned: {
    unit: "share",
    formula: "(answeredInLevel + abandonedInLevel) / (answered + abandoned)",
    of: (sums) => serviceLevels(sums).withAbandoned,
  },
  levelOffered: {
    unit: "share",
    formula: "answeredInLevel / (answered + abandoned + expired)",
    of: (sums) => serviceLevels(sums).offered,
  },
  abandonRate: {
    unit: "share",
    formula: "abandoned / (answered + abandoned + short + expired)",
    of: (sums) => abandonRate(sums.abandoned, ended(sums)),
  },
  averageWait: {
    unit: "duration",
    formula: "waitSum / answered",
    of: (sums) => averageWait(sums.waitSum, sums.answered),
  },
  longestWait: { unit: "duration", formula: "max(wait)", of: (sums) => (sums.answered === 0 ? null : sums.waitMax) },
  closed: count("closed"),
  firstReply: mean("duration", "replySum", "replied", 1_000),
  held: count("held"),
  handling: mean("duration", "handlingSum", "held", 1_000),
  handlingTotal: time("handlingSum"),
  handlingWithWrapUp: {
    unit: "duration",
    formula: "(handlingSum + wrapUp) / held",
    of: ({ handlingSum, wrapUp, held }) => (held === 0 ? null : (handlingSum + wrapUp) / held / 1_000),
  },
  rated: count("rated"),
  rating: mean("score", "ratingSum", "rated"),
  evaluated: count("evaluated"),
  quality: mean("share", "qualitySum", "evaluated", 100),
  wordsIn: count("wordsIn"),
  wordsOut: count("wordsOut"),
  wordsDelivered: count("wordsDelivered"),
  wordsFailed: count("wordsFailed"),
  courtesies: count("courtesies"),
  worked: time("worked"),
  onBreak: time("onBreak"),
  paidBreak: time("paidBreak"),
  breaks: count("breaks"),
  onCall: time("onCall"),
  wrapUp: time("wrapUp"),
  sent: count("sent"),
  refused: count("refused"),
  failureRate: {
    unit: "share",
    formula: "refused / (sent + refused)",
    of: ({ sent, refused }) => (sent + refused === 0 ? null : refused / (sent + refused)),
  },
  blocked: count("blocked"),
  other: count("other"),
  unknown: count("unknown"),
  delivered: count("delivered"),
  deliveryRate: mean("share", "delivered", "sent"),
  seen: count("seen"),
  rejected: count("rejected"),
  spam: count("spam"),
  unsubscribed: count("unsubscribed"),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;

const OF_LINES: MeasureName[] = [
  "received",
  "answered",
  "abandoned",
  "short",
  "expired",
  "levelAnswered",
  "levelWithAbandoned",
  "levelOffered",
  "abandonRate",
  "averageWait",
  "longestWait",
  "firstReply",
  "closed",
  "handling",
  "rating",
  "rated",
  "quality",
  "evaluated",
  "wordsIn",
  "wordsOut",
  "wordsDelivered",
  "wordsFailed",
  "courtesies",
];

const OF_PEOPLE: MeasureName[] = [
  "held",
  "closed",
  "firstReply",
  "handling",
  "handlingTotal",
  "handlingWithWrapUp",
  "rating",
  "rated",
  "quality",
  "evaluated",
  "wordsIn",
  "wordsOut",
  "courtesies",
  "worked",
  "onBreak",
  "paidBreak",
  "breaks",
  "onCall",
  "wrapUp",
];

const OF_DIALERS: MeasureName[] = [
  "sent",
  "delivered",
  "deliveryRate",
  "refused",
  "failureRate",
  "blocked",
  "other",
  "unknown",
  "seen",
  "rejected",
  "spam",
  "unsubscribed",
];

/** The figures of each report, in the order of its columns. */
export const MEASURES_OF: Record<ReportKind, readonly MeasureName[]> = {
  campaigns: OF_LINES,
  channels: OF_LINES,
  agents: OF_PEOPLE,
  teams: OF_PEOPLE,
  dialers: OF_DIALERS,
  dispositions: ["closed"],
};

/** The report's figures of these sums, in the order of its columns. */
export function figuresOf(kind: ReportKind, sums: Sums): (number | null)[] {
  return MEASURES_OF[kind].map((name) => MEASURES[name].of(sums));
}
