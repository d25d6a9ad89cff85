import { expect, test } from "vitest";
import { Connection, type ConnectionState } from "./connection.ts";
import { BadWire } from "./test-wire.ts";

function connect(wire: BadWire, more: { unopened?(): void } = {}) {
  const states: ConnectionState[] = [];
  const frames: string[] = [];
  const connection = new Connection(wire.worldOf("visitor"), {
    url: () => "wss://host/socket",
    ticket: () => "ticket",
    opened: () => {},
    frame: ({ t }) => frames.push(t),
    state: (state) => states.push(state),
    bye: async () => false,
    ...more,
  });
  return { connection, states, frames };
}

function quietWire(): BadWire {
  const wire = new BadWire();
  wire.faults = false;
  return wire;
}

test("the version and the ticket travel as sub-protocols, never in the address", () => {
  const wire = quietWire();
  connect(wire).connection.stop();
  expect(wire.sockets[0]?.protocols).toEqual(["deskline.v1", "ticket.ticket"]);
});

test("a socket that answers no ping within 8 s is given up for another one", () => {
  const wire = quietWire();
  const { connection, states } = connect(wire);
  wire.run(10);
  wire.deaf = true;
  wire.run(17_900);
  expect(states.at(-1)).toBe("open");
  wire.run(200);
  expect(states.at(-1)).toBe("waiting");
  wire.deaf = false;
  wire.run(1_000);
  expect([states.at(-1), wire.sockets.length]).toEqual(["open", 2]);
  connection.stop();
});

test("a tab that comes back does not trust the socket it slept with: 3 s for an answer", () => {
  const wire = quietWire();
  const { connection, states } = connect(wire);
  wire.run(10);
  wire.deaf = true;
  wire.return();
  wire.run(3_100);
  expect(states.at(-1)).toBe("waiting");
  connection.stop();
});

test("while it waits for the next attempt, the network's return makes it try at once", () => {
  const wire = quietWire();
  wire.closed = true;
  const { connection, states } = connect(wire);
  wire.run(60_000);
  wire.closed = false;
  wire.return();
  wire.run(5);
  expect(states.at(-1)).toBe("open");
  connection.stop();
});

test("waits grow with each attempt that fails, to at most 30 s", () => {
  const wire = new BadWire(() => 0.999);
  wire.faults = false;
  wire.closed = true;
  const { connection } = connect(wire);
  wire.run(300_000);
  // 0.5, 1, 2, 4, 8, 16 s, then 30 s each.
  expect(wire.sockets.length).toBeGreaterThanOrEqual(15);
  expect(wire.sockets.length).toBeLessThanOrEqual(16);
  connection.stop();
});

test("after three attempts that did not open, the ticket is in doubt; one that opens takes the doubt away", () => {
  const wire = quietWire();
  wire.closed = true;
  let doubts = 0;
  const { connection } = connect(wire, { unopened: () => doubts++ });
  wire.run(600);
  expect([wire.sockets.length, doubts]).toEqual([2, 0]);
  wire.run(600);
  expect([wire.sockets.length, doubts]).toEqual([3, 1]);
  wire.closed = false;
  wire.run(10_000);
  expect(doubts).toBe(1);
  connection.stop();
});

test("frames of a socket that was given up are not ours any more", () => {
  const wire = quietWire();
  const { connection, frames } = connect(wire);
  wire.run(10);
  const [old] = wire.sockets;
  old?.push({ t: "typing", by: "agent", name: "late" });
  connection.reconnect();
  wire.run(5_000);
  expect(frames).toEqual(["hello", "hello"]);
  connection.stop();
});

test("once stopped it opens no socket again", () => {
  const wire = quietWire();
  const { connection, states } = connect(wire);
  wire.run(10);
  connection.stop();
  wire.return();
  wire.run(120_000);
  expect([wire.sockets.length, states.at(-1)]).toEqual([1, "stopped"]);
});
