import { isFree } from "./desks.ts";
import type { Rules } from "./rules.ts";
import { conversationOf, World } from "./world.ts";

const STEPS = 90;
const LONGEST_SETTLE = 20_000;

/** Plays one random schedule of people, time and a bad network, lets it settle, and names everything that ended wrong. */
export function play(seed: number, rules: Rules): string[] {
  const draw = dice(seed);
  const world = new World(rules, draw, { queues: 2, desks: 2, conversations: 3 });
  const wrong = new Set<string>();
  for (let step = 0; step < STEPS; step++) {
    if (draw() < 0.35) act(world, draw);
    else world.network.step();
    for (const name of duringPlay(world)) wrong.add(name);
  }
  settle(world, wrong);
  for (const name of [...duringPlay(world), ...atTheEnd(world)]) wrong.add(name);
  return [...wrong];
}

function act(world: World, draw: () => number): void {
  const any = (names: Iterable<string>) => {
    const list = [...names];
    return list[Math.floor(draw() * list.length)] ?? "";
  };
  const [conversation, desk, queue] = [
    any(world.conversations.keys()),
    any(world.desks.keys()),
    any(world.queues.keys()),
  ];
  const choice = draw();
  if (choice < 0.28) world.atConversations.arrive(conversation);
  else if (choice < 0.42) world.atConversations.end(conversation, draw() < 0.2);
  else if (choice < 0.54) world.atConversations.transfer(conversation);
  else if (choice < 0.58) world.atConversations.returnTransfer(conversation);
  else if (choice < 0.63) world.atConversations.take(conversation);
  else if (choice < 0.66) world.atConversations.move(conversation);
  else if (choice < 0.72) world.atDesks.answer(desk, draw() < 0.7);
  else if (choice < 0.77) world.atDesks.toggle(desk);
  else if (choice < 0.8) world.atDesks.askWhoHolds(desk);
  else if (choice < 0.84)
    world.network.restart(any([...world.conversations.keys(), ...world.desks.keys(), ...world.queues.keys()]));
  else world.atLines.acts(queue);
}

/** No more faults; everybody is back, answers yes, and asks what a timer would ask, until nothing moves. */
function settle(world: World, wrong: Set<string>): void {
  world.network.faults = false;
  for (const [name, desk] of world.desks) if (!desk.present) world.atDesks.toggle(name);
  for (let round = 0; round < 40; round++) {
    let steps = 0;
    while (world.network.step()) {
      steps += 1;
      if (steps > LONGEST_SETTLE) return void wrong.add("it never settles");
    }
    for (const name of world.desks.keys()) {
      world.atDesks.answer(name, true);
      world.atDesks.askWhoHolds(name);
    }
    for (const [name, one] of world.conversations)
      if (one.held?.pending != null && round > 5) world.atConversations.returnTransfer(name);
    world.atLines.askAgain();
    if (steps === 0 && round > 8) return;
  }
}

function duringPlay(world: World): string[] {
  const wrong: string[] = [];
  const listened = new Set<string>();
  for (const desk of world.desks.values()) {
    if ([...desk.slots.values()].filter((slot) => !slot.granted).length > 1) wrong.push("a cap is broken");
    for (const [interaction, slot] of desk.slots) {
      if (slot.state !== "held") continue;
      const key = `${interaction} ${slot.turn}`;
      if (listened.has(key)) wrong.push("two agents are listened to in one chat");
      listened.add(key);
    }
  }
  return wrong;
}

function atTheEnd(world: World): string[] {
  const wrong: string[] = [];
  for (const [name, desk] of world.desks) {
    for (const [interaction, slot] of desk.slots) {
      const held = world.conversation(conversationOf(interaction)).held;
      if (held === null || held.interaction !== interaction || held.phase === "over")
        wrong.push("an agent holds what is over");
      else if (held.holder !== name || slot.turn !== held.turn)
        wrong.push("an agent holds what the conversation gives to another");
    }
  }
  for (const { held } of world.conversations.values()) {
    if (held === null || held.phase === "over") continue;
    if (held.phase === "active" && !world.desk(held.holder ?? "").slots.has(held.interaction))
      wrong.push("its holder's desk lacks it");
    if (held.pending !== null) wrong.push("a transfer never ends");
    const row = world.queue(held.campaign).rows.get(held.interaction);
    if (held.phase === "waiting" && row?.state !== "waiting" && row?.state !== "offered")
      wrong.push("a customer is in no line");
  }
  for (const queue of world.queues.values()) {
    for (const [interaction, row] of queue.rows) {
      const held = world.conversation(conversationOf(interaction)).held;
      if (row.state === "active" && held?.interaction === interaction && row.agent !== held.holder)
        wrong.push("the line believes that another holds it");
      if (row.state !== "waiting") continue;
      if (held?.interaction !== interaction || held.phase === "over") wrong.push("the line holds what is over");
      else if ([...world.desks.values()].some((desk) => isFree(desk)))
        wrong.push("a free agent never meets a waiting customer");
    }
  }
  return wrong;
}

/** mulberry32: small, fast, the same everywhere. */
function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
