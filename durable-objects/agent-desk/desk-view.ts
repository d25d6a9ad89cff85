import type { DeskCampaign, DeskDay, DeskServerFrame, HeldInteraction, Offer } from "../../protocol/desk-socket.ts";
import { PROTOCOL_VERSION } from "../../protocol/socket.ts";
import type { News } from "../calls/desk.ts";
import { STAFF_TICKET_MS, signTicket } from "../tickets.ts";
import type { Breaks } from "./breaks.ts";
import { answeredToday, availabilityFor, type DeskParts } from "./parts.ts";
import type { StoredSlot } from "./slot-store.ts";

const DAY_MS = 24 * 60 * 60_000;

interface Session {
  session: string;
  sessionEnds: number;
}

/** What the agent's tabs are shown. Tickets are signed for the session of each tab. */
export class DeskView {
  readonly #secret: string;
  readonly #parts: DeskParts;
  readonly #breaks: Breaks;
  readonly #news: ReadonlyMap<string, News>;

  constructor(secret: string, parts: DeskParts, breaks: Breaks, news: ReadonlyMap<string, News>) {
    this.#secret = secret;
    this.#parts = parts;
    this.#breaks = breaks;
    this.#news = news;
  }

  /** As things stand when this answers: what has come or gone while tickets were signed is in it. */
  async hello(session: Session, now: number): Promise<DeskServerFrame> {
    const ticket = await this.deskTicket(session, now);
    let slots = this.#parts.slots.all();
    let held = await this.#heldOf(slots, session, now);
    for (let later = this.#parts.slots.all(); !sameSlots(slots, later); later = this.#parts.slots.all()) {
      slots = later;
      held = await this.#heldOf(slots, session, now);
    }
    const configuration = this.#parts.facts.get("configuration");
    return {
      t: "hello",
      version: PROTOCOL_VERSION,
      now,
      me: {
        id: this.#parts.agent,
        name: configuration?.name ?? "",
        username: configuration?.username ?? "",
        language: null,
        mayToggleCall: configuration?.mayToggleCall ?? false,
      },
      ticket,
      status: this.#breaks.status(now),
      held,
      offers: slots.filter((slot) => slot.state === "ringing").map(offerOf),
      breaks: configuration?.breaks ?? [],
      campaigns: this.campaigns(now),
      colleagues: configuration?.colleagues ?? [],
      today: this.today(now),
      notices: this.#parts.facts.get("notices") ?? [],
    };
  }

  today(now: number): DeskDay {
    return { answered: answeredToday(this.#parts, now), breaks: this.#breaks.log(now - DAY_MS) };
  }

  async held(slot: StoredSlot, session: Session, now: number): Promise<HeldInteraction> {
    const { summary, strategy, serviceLevel } = slot.parcel;
    const news = this.#news.get(slot.interaction);
    return {
      ...summary,
      turn: slot.turn,
      strategy,
      serviceLevel,
      ticket: await signTicket(this.#secret, {
        ...this.#who(session, now),
        role: "agent",
        conversation: summary.conversation,
      }),
      heldSince: slot.since,
      transferring: false,
      awaitingCustomer: slot.awaiting,
      head: news?.head ?? slot.head,
      unread: news?.unread ?? 0,
      last: news?.last ?? null,
    };
  }

  deskTicket(session: Session, now: number): Promise<string> {
    return signTicket(this.#secret, { ...this.#who(session, now), role: "desk" });
  }

  campaigns(now: number): DeskCampaign[] {
    return (this.#parts.facts.get("configuration")?.memberships ?? []).map((membership) => ({
      id: membership.campaign,
      name: membership.name,
      channel: membership.channel,
      strategy: membership.strategy,
      reason: availabilityFor(this.#parts, membership.campaign, now).reason,
      canned: membership.canned,
      dispositions: membership.dispositions,
      dispositionNeeds: membership.dispositionNeeds ?? [],
      quality: membership.quality ?? null,
      transferTo: membership.transferTo ?? null,
    }));
  }

  #heldOf(slots: readonly StoredSlot[], session: Session, now: number): Promise<HeldInteraction[]> {
    return Promise.all(slots.filter(({ state }) => state === "held").map((slot) => this.held(slot, session, now)));
  }

  #who({ session, sessionEnds }: Session, now: number) {
    const expires = Math.min(now + STAFF_TICKET_MS, sessionEnds);
    return {
      who: this.#parts.agent,
      name: this.#parts.facts.get("configuration")?.name ?? "",
      session,
      sessionEnds,
      expires,
    };
  }
}

/** What the agent is shown of an offer; `until` 0: it does not end by itself. */
export function offerOf(slot: StoredSlot): Offer {
  return {
    ...slot.parcel.summary,
    n: slot.n,
    turn: slot.turn,
    until: slot.until ?? 0,
    from: slot.giver === null ? null : { agent: slot.giver.name, note: slot.giver.note },
  };
}

function sameSlots(some: readonly StoredSlot[], others: readonly StoredSlot[]): boolean {
  const named = (slots: readonly StoredSlot[]) =>
    slots.map(({ interaction, n, state }) => `${interaction} ${n} ${state}`);
  return named(some).join() === named(others).join();
}
