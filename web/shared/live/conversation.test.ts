import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConversationServerFrame } from "../../../protocol/conversation-socket.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import { ConversationClient } from "./conversation.ts";
import type { ConversationOptions } from "./live.ts";
import { BadWire } from "./test-wire.ts";

function clientOf(wire: BadWire, role: "visitor" | "agent" = "visitor", options: Partial<ConversationOptions> = {}) {
  const url = "wss://host/socket";
  return new ConversationClient({ url, ticket: "first", world: wire.worldOf(role), changed: () => {}, ...options });
}

function quietWire(): BadWire {
  const wire = new BadWire();
  wire.faults = false;
  return wire;
}

const textsOf = (client: ConversationClient) => client.live.thread.entries.map((entry) => entry.text);
const word = (id: string, kind: Word["kind"] = "message"): Word => ({ id, kind, text: id });

test("through lost, doubled and late frames and dying sockets both sides see every word once, in order, page by page too, whispers unseen by the visitor", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 50, maxLength: 400 }),
      fc.boolean(),
      (draws, paged) => {
        let next = 0;
        const wire = new BadWire(() => draws[next++ % draws.length] ?? 0);
        const [visitor, agent] = [clientOf(wire), clientOf(wire, "agent", { paged })];
        for (let n = 1; n <= 20; n++) {
          visitor.say(`v${n}`);
          agent.say(n % 5 === 0 ? `w${n}` : `a${n}`, n % 5 === 0 ? "whisper" : "message");
          wire.run(50);
        }
        wire.faults = false;
        visitor.say("v21");
        agent.say("a21");
        wire.run(120_000);
        for (let asked = 0; agent.live.thread.earlier !== null && asked < 50; asked++) {
          void agent.earlier();
          wire.run(100);
        }
        for (const client of [visitor, agent]) {
          expect(client.live.unsent).toEqual([]);
          client.stop();
        }
        const stored = wire.log.texts();
        expect(stored.filter((text) => text.startsWith("v"))).toEqual(
          Array.from({ length: 21 }, (_, n) => `v${n + 1}`),
        );
        expect(stored.filter((text) => !text.startsWith("v")).map((text) => Number(text.slice(1)))).toEqual(
          Array.from({ length: 21 }, (_, n) => n + 1),
        );
        expect(textsOf(agent)).toEqual(stored);
        expect(textsOf(visitor)).toEqual(stored.filter((text) => !text.startsWith("w")));
      },
    ),
    { numRuns: 150 },
  );
});

test("a gap is asked for once, and again only when 300 ms brought no answer", () => {
  const wire = quietWire();
  const client = clientOf(wire);
  wire.run(10);
  wire.deaf = true;
  wire.store(word("one"), "agent");
  wire.deaf = false;
  wire.forgetful = true;
  for (const id of ["two", "three", "four"]) wire.store(word(id), "agent");
  wire.run(250);
  expect(wire.received.filter(({ t }) => t === "resume").length).toBe(1);
  wire.run(100);
  expect(wire.received.filter(({ t }) => t === "resume").length).toBe(2);
  wire.forgetful = false;
  wire.run(400);
  expect(textsOf(client)).toEqual(["one", "two", "three", "four"]);
  client.stop();
});

test("who reads page by page begins with the newest, and an older page that does not come can be asked for again", async () => {
  const wire = quietWire();
  for (const id of ["a", "b", "c", "d", "e"]) wire.store(word(id), "agent");
  const client = clientOf(wire, "agent", { paged: true });
  wire.run(10);
  expect(textsOf(client)).toEqual(["c", "d", "e"]);
  wire.forgetful = true;
  const lost = client.earlier();
  wire.run(6_000);
  await lost;
  wire.forgetful = false;
  const came = client.earlier();
  wire.run(10);
  await came;
  expect([textsOf(client), client.live.thread.earlier]).toEqual([["a", "b", "c", "d", "e"], null]);
  client.stop();
});

test("a word without acknowledgement goes again after a second, under the same id", () => {
  const wire = quietWire();
  const client = clientOf(wire);
  wire.run(10);
  wire.deaf = true;
  client.say("hello");
  wire.run(900);
  wire.deaf = false;
  wire.run(200);
  expect([wire.log.texts(), client.live.unsent]).toEqual([["hello"], []]);
  client.stop();
});

test("what was on its way when the socket died goes again with the next greeting, before anything new", () => {
  const wire = quietWire();
  const client = clientOf(wire);
  wire.run(10);
  wire.deaf = true;
  client.say("lost");
  wire.deaf = false;
  wire.sockets[0]?.die();
  client.say("typed meanwhile");
  wire.run(300);
  expect(wire.log.texts()).toEqual(["lost", "typed meanwhile"]);
  client.stop();
});

test("a refused word stays, with the reason, until it is tried again", () => {
  const wire = quietWire();
  const client = clientOf(wire);
  wire.run(10);
  wire.deaf = true;
  const id = client.say("hello");
  wire.deaf = false;
  wire.sockets[0]?.push({ t: "refused", id, code: "closed" });
  wire.run(100);
  expect(client.live.unsent.map(({ state, code }) => [state, code])).toEqual([["failed", "closed"]]);
  client.retry(id);
  wire.run(100);
  expect([textsOf(client), client.live.unsent]).toEqual([["hello"], []]);
  client.stop();
});

test("what was unsent before a reload goes out after it, once", () => {
  const wire = quietWire();
  const before = clientOf(wire);
  before.say("typed without a network");
  before.stop();
  const after = clientOf(wire, "visitor", { unsent: before.live.unsent });
  wire.run(100);
  expect(textsOf(after)).toEqual(["typed without a network"]);
  after.stop();
});

test("a server that has less than we do is believed: it was set up anew", () => {
  const wire = quietWire();
  const client = clientOf(wire);
  wire.run(10);
  for (const id of ["one", "two"]) wire.store(word(id), "agent");
  wire.run(10);
  wire.log.lose();
  wire.store(word("new"), "agent");
  wire.sockets[0]?.die();
  wire.run(2_000);
  expect(textsOf(client)).toEqual(["new"]);
  client.stop();
});

test("an act that nobody answers, because another has the conversation now, tells who has it", async () => {
  const wire = quietWire();
  const client = clientOf(wire, "agent");
  wire.run(10);
  const close = client.act({ t: "close", id: "too-late", turn: 1, disposition: null });
  const first = { name: "Pedro", at: 7 };
  wire.sockets[0]?.push({ t: "bye", code: "not_allowed", first });
  wire.run(10);
  expect(await close).toEqual({ code: "not_holder", first });
  client.stop();
});

test("an act is answered by its acknowledgement or refusal, and at once when there is no socket", async () => {
  const wire = quietWire();
  const client = clientOf(wire, "agent");
  const close = (id: string) => client.act({ t: "close", id, turn: 1, disposition: null });
  expect(await close("too-early")).toEqual({ code: "unavailable" });
  wire.run(10);
  const [done, stale, unanswered] = [close("act-done"), close("act-stale"), close("act-lost")];
  wire.sockets[0]?.push({ t: "ack", ids: ["act-done"] });
  wire.sockets[0]?.push({ t: "refused", id: "act-stale", code: "stale", first: { name: "Bruno", at: 7 } });
  wire.run(20_000);
  expect(await Promise.all([done, stale, unanswered])).toEqual([
    null,
    { code: "stale", first: { name: "Bruno", at: 7 } },
    { code: "unavailable" },
  ]);
  client.stop();
});

test("a farewell is obeyed: with a new ticket we come back, without one we stay away and say why", async () => {
  const tickets = ["second", null];
  const wire = quietWire();
  const client = clientOf(wire, "visitor", { renewTicket: async () => tickets.shift() ?? null });
  const bye = { t: "bye", code: "ticket_expired" } satisfies ConversationServerFrame;
  wire.run(10);
  for (const socket of [0, 1]) {
    wire.sockets[socket]?.push(bye);
    wire.run(10);
    await Promise.resolve().then(() => {});
    wire.run(60_000);
  }
  expect(wire.sockets.map(({ protocols }) => protocols[1])).toEqual(["ticket.first", "ticket.second"]);
  expect([client.live.ended, client.live.connection]).toEqual(["ticket_expired", "stopped"]);
});
