/**
 * How the senders of one account share its rate (design section 2: *Provider*). Each message gets its own earliest time; agents' words
 * go first, the rest takes turns by dialer. Times in ms; a time that nobody uses is lost.
 */
export interface Pacing {
  /** When the next message may leave if all stand in one line. */
  next: number;
  /** When the next word of an agent may: they overtake what dialers were already given. */
  nextUrgent: number;
  /** The carrier wants nothing before. */
  slowUntil: number;
  /** The count at which a dialer that comes anew joins. */
  floor: number;
  dialers: Turn[];
}

/** One dialer, while it is known. */
interface Turn {
  who: string;
  /** Messages it was given, in the count of the common line. */
  given: number;
  /** It wants more than it was given: the others wait for it. */
  hungry: boolean;
  /** Who does not ask again by then has gone. */
  backBy: number;
}

export interface LeaseRequest {
  who: string;
  urgent: boolean;
  /** How many messages. */
  count: number;
  /** Messages a second; 0 = no limit of ours. */
  rate: number;
  /** ms: no time further ahead is given. Left out, and at most: five seconds. */
  within?: number | undefined;
}

export interface Lease {
  state: Pacing;
  /** Earliest time of each; fewer than asked when the line is longer than may be given away. */
  at: number[];
  /** When asking again can bring more. */
  until: number;
}

/** What a dialer sends at once: an invocation has six connections. */
const WAVE = 6;
/** Part of a second that is given away ahead: more, and a crowd of agents' words would double the rate of that second. */
const AHEAD_MS = 200;
/** However slow the account, no time further ahead is given. */
const MOST_AHEAD_MS = 5_000;
/** Who comes this late for their turn still has it. */
const LATE_MS = 200;
/** A dialer that waits asks again at least so often. */
const POLL_MS = 500;
/** Who has not asked again so long after its last message wants nothing more; longer than most carriers take to answer. */
const GONE_MS = 1_000;
/** Who was away for less is still known, and makes up for what the others had in so much of it. */
const REMEMBERED_MS = 10_000;
const MADE_UP_MS = 2_000;
const MOST_A_LEASE = 1_000;

export const FRESH: Pacing = { next: 0, nextUrgent: 0, slowUntil: 0, floor: 0, dialers: [] };

/** Most messages beyond the rate in any one second, whoever asks for what. */
export function burstOf(rate: number): number {
  return Math.ceil((rate * LATE_MS) / 1_000) + Math.max(WAVE, Math.ceil((rate * AHEAD_MS) / 1_000)) + 3;
}

/** Gives times to whoever asks. */
export function lease(state: Pacing, request: LeaseRequest, now: number): Lease {
  const count = Math.min(request.count, MOST_A_LEASE);
  const within = Math.min(request.within ?? MOST_AHEAD_MS, MOST_AHEAD_MS);
  if (request.rate <= 0) return unlimited(state, count, within, now);
  const interval = 1_000 / request.rate;
  return request.urgent ? urgent(state, { count, interval, within }, now) : inTurn(state, request, count, now);
}

/** The carrier has answered 429: nobody sends before `until`. */
export function slowedDown(state: Pacing, until: number): Pacing {
  return { ...state, slowUntil: Math.max(state.slowUntil, until) };
}

function unlimited(state: Pacing, count: number, within: number, now: number): Lease {
  const at = Math.max(now, Math.ceil(state.slowUntil));
  if (at > now + within) return { state, at: [], until: at - within };
  return { state, at: Array.from({ length: count }, () => at), until: at };
}

/** Behind other agents' words alone, and at most one interval behind what dialers were given. */
function urgent(
  state: Pacing,
  { count, interval, within }: { count: number; interval: number; within: number },
  now: number,
): Lease {
  let { next, nextUrgent } = state;
  const at: number[] = [];
  for (;;) {
    const line = Math.max(next, now - LATE_MS, state.slowUntil);
    const behind = line <= Math.max(now, state.slowUntil) + interval ? line : 0;
    const time = Math.max(now, nextUrgent, state.slowUntil, behind);
    if (at.length === count || time > now + within)
      return { state: { ...state, next, nextUrgent }, at, until: Math.max(now + 1, Math.ceil(time - within)) };
    at.push(Math.ceil(time));
    next = line + interval;
    nextUrgent = time + interval;
  }
}

function inTurn(state: Pacing, { who, rate }: LeaseRequest, count: number, now: number): Lease {
  const interval = 1_000 / rate;
  const room = Math.max(WAVE, Math.ceil((rate * AHEAD_MS) / 1_000));
  const ahead = Math.min(MOST_AHEAD_MS, room * interval);
  const known = state.dialers.filter((turn) => turn.backBy + REMEMBERED_MS > now);
  const present = known.filter((turn) => turn.who !== who && turn.backBy > now);
  const own = known.find((turn) => turn.who === who);
  const hungry = present.filter((turn) => turn.hungry);
  const behind = Math.min(...hungry.map((turn) => turn.given));
  const joinsAt = hungry.length > 0 ? behind : state.floor;
  const lead = leadOf(rate, hungry.length);
  const madeUp = own === undefined ? 0 : Math.ceil((rate * MADE_UP_MS) / 1_000 / (hungry.length + 1));
  const start = Math.max(own?.given ?? 0, joinsAt - lead - madeUp);
  const missing = hungry.length > 0 ? Math.min(WAVE, behind - start) : 0;
  const wanted = Math.min(count, Math.max(missing, Math.ceil(room / (present.length + 1))));

  let line = Math.max(state.next, now - LATE_MS, state.slowUntil);
  const at: number[] = [];
  while (at.length < wanted && line < now + ahead && start + at.length < behind + lead) {
    at.push(Math.ceil(Math.max(now, line)));
    line += interval;
  }
  const given = start + at.length;
  const free = Math.max(line - ahead / 2, now + 1);
  const before = hungry.filter((turn) => turn.given < given).length;
  const until = Math.ceil(Math.max(free, Math.min(free + before * interval, now + POLL_MS)));
  const backBy = Math.max(until, at.at(-1) ?? 0) + GONE_MS;
  const turn = { who, given, hungry: at.length < count, backBy };
  const rest = known.filter((one) => one.who !== who);
  const next = at.length > 0 ? line : state.next;
  return { state: { ...state, next, floor: Math.max(state.floor, start), dialers: [...rest, turn] }, at, until };
}

/** How many messages a dialer may be ahead of the hungriest: as many as pass until that one has asked again, or has gone. */
function leadOf(rate: number, hungry: number): number {
  return 1 + Math.ceil((rate * GONE_MS) / 1_000 / Math.max(1, hungry));
}
