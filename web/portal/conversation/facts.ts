import type { Channel } from "../../../domain/campaign/campaign.ts";
import type { CustomerDetails } from "../../../domain/interaction/interaction.ts";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { Disposition } from "../../../protocol/conversation-socket.ts";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import type { CarrierLine, InteractionView } from "../../../protocol/interaction-view.ts";
import { becauseText } from "./because.ts";
import { lastChoice, type ToldChoice } from "./choice-text.ts";
import { lineNow } from "./line-now.ts";

/** What is known of an interaction, from wherever it came first: the desk's summary, then the conversation itself. */
export interface InteractionFacts {
  conversation: string;
  interaction: string;
  channel: Channel;
  campaign: string;
  campaignName: string;
  caseNumber: string;
  customer: CustomerDetails;
  extra: readonly { label: string; value: string }[];
  turn: number;
  /** ms when the customer entered the line. */
  since: number;
  /** ms in line, or null before anybody had it. */
  waited: number | null;
  assignedBecause: string;
  /** Out of whom the last line that gave it chose; null: nobody chose, or the log does not reach back so far. */
  choice: ToldChoice | null;
  awaitingCustomer: boolean;
  /** Null: nobody is asked; else whom a transfer waits for. */
  transferringTo: string | null;
  /** ms since when this agent has it; null for a supervisor who looks on. */
  heldSince: number | null;
  serviceLevel: number;
  /** As what it is to be closed, as far as its holder has said. */
  disposition: Disposition | null;
  /** By which address the customer is reached; null in webchat, and before the conversation has said. */
  line: CarrierLine | null;
}

type Summary = Omit<HeldInteraction, "ticket" | "strategy" | "head" | "unread" | "last" | "heldSince" | "transferring">;

/** The conversation's own view wins, since it is told of every change in order; `entries` are its log. */
export function factsOf(
  held: Summary & { heldSince: number | null },
  view: InteractionView | null,
  entries: readonly Entry[],
): InteractionFacts {
  const staff = view?.id === held.interaction ? view.staff : undefined;
  const line = staff?.line ?? null;
  return {
    conversation: held.conversation,
    interaction: held.interaction,
    channel: staff?.channel ?? held.channel,
    campaign: staff?.campaign ?? held.campaign,
    campaignName: staff?.campaignName || held.campaignName,
    caseNumber: view?.caseNumber || held.caseNumber,
    customer: staff?.customer ?? held.customer,
    extra: staff?.extra ?? [],
    turn: staff === undefined ? held.turn : (view?.turn ?? held.turn),
    since: held.since,
    waited: staff?.waited ?? null,
    assignedBecause: becauseText(staff?.assignedBecause ?? ""),
    choice: lastChoice(entries, held.interaction, view?.agent?.name ?? ""),
    awaitingCustomer: staff?.awaitingCustomer ?? held.awaitingCustomer,
    transferringTo: staff?.transferringTo ?? null,
    heldSince: held.heldSince,
    serviceLevel: held.serviceLevel,
    disposition: staff?.disposition ?? null,
    line: staff === undefined || line === null ? null : lineNow(staff.channel, line, entries),
  };
}

/** The facts for somebody who looks on: from the conversation alone. */
export function watchedFacts(conversation: string, view: InteractionView, entries: readonly Entry[]): InteractionFacts {
  const { staff } = view;
  return factsOf(
    {
      conversation,
      interaction: view.id,
      channel: staff?.channel ?? "webchat",
      campaign: staff?.campaign ?? "",
      campaignName: staff?.campaignName ?? "",
      caseNumber: view.caseNumber,
      customer: staff?.customer ?? { name: "", mail: "", phone: "", language: "es", page: { url: "", title: "" } },
      opening: "",
      since: view.since,
      turn: view.turn,
      serviceLevel: 0,
      awaitingCustomer: false,
      heldSince: null,
    },
    view,
    entries,
  );
}
