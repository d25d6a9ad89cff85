import type { Sums } from "../../domain/statistics/sums.ts";

/** A table of quarter hours: whose rows, what else tells them apart, and which of its columns are which sums. */
export interface QuarterHourTable {
  table: string;
  /** The first column of its key; quarter hour is the second. */
  subject: "campaign" | "agent" | "dialer";
  /** The third. */
  part: "agent" | "disposition" | null;
  columns: Partial<Record<keyof Sums, string>>;
}

export const WAITS: QuarterHourTable = {
  table: "quarter_hours",
  subject: "campaign",
  part: null,
  columns: {
    received: "received",
    answered: "answered",
    answeredInLevel: "answered_in_level",
    abandoned: "abandoned",
    abandonedInLevel: "abandoned_in_level",
    short: "short",
    expired: "expired",
    waitSum: "wait_sum_s",
    waitMax: "wait_max_s",
  },
};

export const WORK: QuarterHourTable = {
  table: "work_quarter_hours",
  subject: "campaign",
  part: "agent",
  columns: {
    closed: "closed",
    replied: "replied",
    replySum: "reply_sum_ms",
    held: "held",
    handlingSum: "handling_sum_ms",
    rated: "rated",
    ratingSum: "rating_sum",
    evaluated: "evaluated",
    qualitySum: "quality_sum",
    wordsIn: "words_in",
    wordsOut: "words_out",
    wordsDelivered: "words_delivered",
    wordsFailed: "words_failed",
    courtesies: "courtesies",
  },
};

export const DISPOSITIONS: QuarterHourTable = {
  table: "disposition_quarter_hours",
  subject: "campaign",
  part: "disposition",
  columns: { closed: "closed" },
};

export const DESKS: QuarterHourTable = {
  table: "desk_quarter_hours",
  subject: "agent",
  part: null,
  columns: {
    worked: "worked_ms",
    onBreak: "break_ms",
    paidBreak: "paid_break_ms",
    onCall: "call_ms",
    wrapUp: "wrap_up_ms",
    breaks: "breaks",
  },
};

export const DIALERS: QuarterHourTable = {
  table: "dialer_quarter_hours",
  subject: "dialer",
  part: null,
  columns: {
    sent: "sent",
    refused: "refused",
    blocked: "blocked",
    other: "other",
    unknown: "unknown",
    delivered: "delivered",
    seen: "seen",
    rejected: "rejected",
    spam: "spam",
    unsubscribed: "unsubscribed",
  },
};
