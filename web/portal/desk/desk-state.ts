import type { DeskServerFrame, HeldInteraction, Offer } from "../../../protocol/desk-socket.ts";

type Hello = Extract<DeskServerFrame, { t: "hello" }>;

/** The agent's desk as this tab knows it. Null before the first hello. */
export interface DeskState extends Omit<Hello, "t" | "version" | "now" | "ticket"> {
  /** Server clock minus ours, ms. */
  clock: number;
  /** Conversations that were ours a moment ago, with the reason: their screen stays readable until left. */
  released: Record<string, Pick<Released, "why" | "by">>;
}

type Released = Extract<DeskServerFrame, { t: "released" }>;

/** The next state; frames that change nothing of it return it as it is. `now` is our own clock, ms. */
export function received(desk: DeskState | null, frame: DeskServerFrame, now: number): DeskState | null {
  if (frame.t === "hello") return begun(frame, desk, now);
  if (desk === null) return null;
  switch (frame.t) {
    case "held":
      return {
        ...desk,
        held: put(desk.held, frame.held),
        offers: desk.offers.filter((offer) => offer.interaction !== frame.held.interaction),
        released: without(desk.released, frame.held.interaction),
      };
    case "released":
      return {
        ...desk,
        held: desk.held.filter((one) => one.interaction !== frame.interaction),
        released: {
          ...desk.released,
          [frame.interaction]: { why: frame.why, ...(frame.by !== undefined && { by: frame.by }) },
        },
      };
    case "offer":
      return { ...desk, offers: put(desk.offers, frame.offer) };
    case "withdrawn":
      return { ...desk, offers: desk.offers.filter((offer) => !isWithdrawn(offer, frame)) };
    case "news":
      return {
        ...desk,
        held: desk.held.map((one) => (one.interaction === frame.interaction ? told(one, frame) : one)),
      };
    case "status":
      return { ...desk, status: frame.status, today: frame.today };
    case "notice":
      return { ...desk, notices: [...desk.notices, frame.notice] };
    case "notice-read":
      return { ...desk, notices: desk.notices.filter(({ id }) => id !== frame.notice) };
    case "campaigns":
      return { ...desk, campaigns: frame.campaigns, breaks: frame.breaks, colleagues: frame.colleagues };
    default:
      return desk;
  }
}

function begun(
  { t: _, version: __, now: serverNow, ticket: ___, ...hello }: Hello,
  before: DeskState | null,
  now: number,
) {
  return { ...hello, clock: serverNow - now, released: before?.released ?? {} };
}

function isWithdrawn(offer: Offer, frame: Extract<DeskServerFrame, { t: "withdrawn" }>): boolean {
  return offer.interaction === frame.interaction && (frame.n === 0 || offer.n <= frame.n);
}

/** News are hints and may come late: an older head changes nothing. */
function told(held: HeldInteraction, news: Extract<DeskServerFrame, { t: "news" }>): HeldInteraction {
  if (news.head < held.head) return held;
  const { head, unread, last, awaitingCustomer } = news;
  if (awaitingCustomer) return { ...held, head, unread, last, awaitingCustomer };
  const { afterClose: _, ...answered } = held;
  return { ...answered, head, unread, last, awaitingCustomer };
}

function put<Row extends { interaction: string }>(rows: readonly Row[], row: Row): Row[] {
  const others = rows.filter((one) => one.interaction !== row.interaction);
  return [...others, row];
}

function without<Value>(record: Record<string, Value>, key: string): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  return rest;
}
