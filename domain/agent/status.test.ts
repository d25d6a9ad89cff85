import { expect, test } from "vitest";
import type { AgentState, AgentStatus } from "./agent.ts";
import { type MembershipCap, statusOf } from "./status.ts";

const FREE: AgentState = {
  present: true,
  voice: true,
  onBreak: false,
  onCall: false,
  holding: [],
  totalCap: 0,
  restUntil: 0,
};
const CHAT: MembershipCap = { campaign: "chat", strategy: "nocall", maxInteractions: 2 };
const MAIL: MembershipCap = { campaign: "mail", strategy: "nopause", maxInteractions: 1 };
const chat = { interaction: "a", campaign: "chat", strategy: "nocall", waitingForCustomer: false } as const;
const mail = { interaction: "b", campaign: "mail", strategy: "nopause", waitingForCustomer: false } as const;
const incall = { interaction: "c", campaign: "other", strategy: "incall", waitingForCustomer: false } as const;

test.each<[string, Partial<AgentState>, AgentStatus]>([
  ["no tab of theirs is alive", { present: false, onCall: true, onBreak: true }, "disconnected"],
  ["nothing is held", {}, "free"],
  ["on a break with nothing", { onBreak: true }, "free-on-break"],
  ["on a call", { onCall: true }, "busy"],
  ["on a call during a break", { onCall: true, onBreak: true }, "busy-on-break"],
  ["an incall interaction is held", { holding: [incall] }, "busy"],
  ["that incall waits for its customer", { holding: [{ ...incall, waitingForCustomer: true }] }, "free"],
  ["one campaign still has room", { holding: [chat, mail] }, "free"],
  ["every campaign is at its cap", { holding: [chat, chat, mail] }, "busy"],
  ["every campaign is at its cap on a break", { holding: [chat, chat, mail], onBreak: true }, "busy-on-break"],
  ["the total cap is reached", { holding: [chat], totalCap: 1 }, "busy"],
  ["only a rest keeps work away", { holding: [chat], restUntil: 9_999 }, "free"],
  ["in no voice campaign", { holding: [chat], voice: false }, "free"],
])("AGT-1, AGT-7: when %s, the status says so", (_, agent, status) => {
  expect(statusOf({ ...FREE, ...agent }, [CHAT, MAIL], 5_000)).toBe(status);
});

test("who is a member of no campaign is not at the cap of all", () => {
  expect(statusOf({ ...FREE, holding: [chat] }, [], 5_000)).toBe("free");
});
