import { expect, test } from "vitest";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import { customerName, inboxRows } from "./rows.ts";

const NO_FILTER = { text: "", campaign: "" };

test("who waits longest for us comes first, then who we wait for", () => {
  const rows = inboxRows(
    [
      held("idle", { last: { by: "agent", text: "ok", at: 1 } }),
      held("late", { last: { by: "visitor", text: "hola?", at: 2 } }),
      held("later", { last: { by: "visitor", text: "hola", at: 5 } }),
      held("parked", { last: { by: "visitor", text: "ya", at: 0 }, awaitingCustomer: true }),
    ],
    NO_FILTER,
  );
  expect(rows.map(({ held, section }) => [held.interaction, section])).toEqual([
    ["late", "waiting-for-us"],
    ["later", "waiting-for-us"],
    ["idle", "idle"],
    ["parked", "waiting-for-customer"],
  ]);
});

test("a new one waits for us since it entered the line", () => {
  expect(inboxRows([held("new", { since: 7, last: null })], NO_FILTER)[0]).toMatchObject({
    section: "waiting-for-us",
    since: 7,
  });
});

test("R12: what came back after its close is listed apart, until it is answered", () => {
  const section = (change: Partial<HeldInteraction>) =>
    inboxRows([held("a", change)], { text: "", campaign: "" })[0]?.section;
  expect(section({ afterClose: true, awaitingCustomer: true })).toBe("after-close");
  expect(section({ afterClose: true, awaitingCustomer: false })).toBe("waiting-for-us");
});

test("finding needs neither accents nor case, and every word of it", () => {
  const all = [held("a", { opening: "No me deja pagar" }), held("b", { opening: "otra cosa" })];
  const found = (text: string) => inboxRows(all, { text, campaign: "" }).map(({ held }) => held.interaction);
  expect(found("maria PAGAR")).toEqual(["a"]);
  expect(found("pagar nunca")).toEqual([]);
});

test("a customer without a name is called by an address, else by the case", () => {
  const nobody = held("a", {}).customer;
  expect(customerName({ customer: { ...nobody, name: "" }, caseNumber: "WB-1" })).toBe("m@example.com");
  expect(customerName({ customer: { ...nobody, name: "", mail: "" }, caseNumber: "WB-1" })).toBe("WB-1");
});

function held(interaction: string, change: Partial<HeldInteraction>): HeldInteraction {
  return {
    interaction,
    conversation: interaction,
    campaign: "c1",
    campaignName: "web-demo",
    channel: "webchat",
    caseNumber: "WB-7",
    customer: { name: "María", mail: "m@example.com", phone: "", language: "es", page: { url: "", title: "" } },
    opening: "hola",
    since: 0,
    turn: 1,
    strategy: "nocall",
    ticket: "",
    heldSince: 0,
    transferring: false,
    awaitingCustomer: false,
    head: 0,
    unread: 0,
    last: null,
    serviceLevel: 60,
    ...change,
  };
}
