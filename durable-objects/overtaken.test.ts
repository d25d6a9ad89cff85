import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { Campaign } from "../domain/campaign/campaign.ts";
import { offerNumber } from "../domain/interaction/turn.ts";
import { keyedName } from "../store/keyed-name.ts";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { TestConversation } from "../tests/acceptance/conversation.ts";
import { until } from "../tests/acceptance/line.ts";
import { conversationOf } from "./addresses.ts";
import type { CampaignFacts, Opening, Parcel } from "./calls/interaction.ts";
import { VISITOR_TICKET_MS } from "./tickets.ts";

const HOUR = 60 * 60_000;
const FIRST_OFFER = { turn: 1, n: offerNumber(1, 1) };

function openingOf(campaign: Campaign, conversation: string): Opening {
  const customer = { name: "María", mail: "", phone: "", language: "es" as const, page: { url: "", title: "" } };
  const since = Date.now();
  const interaction = `${conversation}-1`;
  return { interaction, conversation, campaign: campaign.id, channel: "webchat", customer, opening: "Hola", since };
}

const factsOf = (campaign: Campaign): CampaignFacts => ({
  campaignName: campaign.name,
  serviceLevel: campaign.thresholds.serviceLevel,
  dropout: campaign.thresholds.dropout,
  transferTime: campaign.transferTime,
  inactivity: campaign.inactivity,
  waitingForCustomer: 0,
  reopenWindow: 0,
  showAgentName: true,
  files: true,
  texts: { welcome: "Bienvenida", outOfTime: "", notAvailable: "", feedback: "", automaticAgent: "" },
});

/** A chat in which something of the line or of the visitor comes before the line's answer to its entry. */
async function scene(key: string) {
  const campaign = await openCampaign(key, {}, [{ agent: `ana-${key}` }]);
  const conversation = keyedName(env.NAME_SECRET, "webchat", campaign.id, key);
  const opening = openingOf(campaign, conversation);
  const { customer } = opening;
  const request = { conversation, campaign: campaign.id, visitor: key, request: crypto.randomUUID(), message: "Hola" };
  return { campaign, conversation, opening, request: { ...request, language: "es" as const, customer, extra: [] } };
}

const openAs = (conversation: string, role: "visitor" | "agent", who: string) =>
  TestConversation.open(conversation, { role, who, name: who });

afterEach(() => vi.useRealTimers());

test("an assignment that overtakes the line's answer loses neither the first word nor the case number", async () => {
  const { campaign, conversation, opening, request } = await scene("overtaken");
  const ana = await new TestAgent("ana-overtaken", [campaign]).signIn();
  const summary = { ...opening, campaignName: campaign.name, caseNumber: "TST-7" };
  const parcel: Parcel = { summary, strategy: "nocall", maxInteractions: 3, serviceLevel: 60 };
  await ana.desk.hear([{ verb: "offer", parcel, ...FIRST_OFFER, ring: 0, from: "queue", pulled: false, giver: null }]);
  const assigned = {
    verb: "assigned",
    interaction: opening.interaction,
    campaign: campaign.id,
    agent: ana.id,
    ...FIRST_OFFER,
    because: "",
    waited: 0,
    facts: factsOf(campaign),
    parcel,
  } as const;
  const reply = await runInDurableObject(conversationOf(env, conversation), (object) => {
    const started = object.start(request);
    object.hear([assigned]);
    return started;
  });
  expect(reply).toMatchObject({ outcome: "started", interaction: opening.interaction });
  await ana.holds(opening.interaction);
  const chat = await openAs(conversation, "visitor", "overtaken");
  await until(() => (chat.state()?.ticket ?? 0) > 0);
  expect(chat.texts()).toEqual(["Hola"]);
  expect(chat.state()?.caseNumber).not.toBe("");
  chat.say("¿Hay alguien?");
  await until(() => chat.texts().length === 2);
  expect(chat.texts()).toEqual(["Hola", "¿Hay alguien?"]);
});

test("what a visitor writes before the line has answered stands behind what they wrote into the form", async () => {
  const { conversation, opening, request } = await scene("impatient");
  const expires = opening.since + VISITOR_TICKET_MS;
  const attendee = { role: "visitor", who: "impatient", name: "María", sessionEnds: expires, expires };
  const socket = { deserializeAttachment: () => attendee, send: () => {} } as unknown as WebSocket;
  const words = [{ id: crypto.randomUUID(), kind: "message", text: "¿Hay alguien?" }];
  await runInDurableObject(conversationOf(env, conversation), (object) => {
    const started = object.start(request);
    object.webSocketMessage(socket, JSON.stringify({ t: "say", words }));
    return started;
  });
  const chat = await openAs(conversation, "visitor", "impatient");
  await until(() => chat.events().some(({ type }) => type === "entered"));
  expect(chat.texts()).toEqual(["Hola", "¿Hay alguien?"]);
});

test("a wait that ends before the line's answer has come keeps the word of the form", async () => {
  const { campaign, conversation, opening, request } = await scene("ended");
  await runInDurableObject(conversationOf(env, conversation), (object) => {
    const { interaction } = opening;
    void object.start(request);
    const ended = {
      verb: "expire",
      interaction,
      campaign: campaign.id,
      turn: 1,
      reason: "time-out",
      text: "",
    } as const;
    expect(object.hear([ended])).toEqual([{ outcome: "ok" }]);
  });
  const chat = await openAs(conversation, "visitor", "ended");
  await until(() => chat.state()?.state === "expired");
  expect(chat.texts()).toEqual(["Hola"]);
});

test("what a desk knows of an offer that is over is kept a day against late duplicates, and no longer", async () => {
  const began = Date.now();
  const { campaign, opening } = await scene("remembered");
  const ana = await new TestAgent("ana-remembered", [campaign]).signIn();
  const remembered = async (hours: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: began + hours * HOUR });
    await runDurableObjectAlarm(ana.desk);
    return runInDurableObject(ana.desk, (_, { storage }) => storage.sql.exec("SELECT n FROM remembered").toArray());
  };
  await ana.desk.hear([{ verb: "withdraw", interaction: opening.interaction, n: FIRST_OFFER.n }]);
  expect(await remembered(23)).toEqual([{ n: FIRST_OFFER.n }]);
  expect(await remembered(25)).toEqual([]);
});
