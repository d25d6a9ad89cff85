import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_REFERENCES, messageId, messageIds } from "./message-id.ts";
import { type KnownId, place, type Referring, refersTo, threadIds } from "./threading.ts";

test.each([
  ["<a@x>", ["a@x"]],
  ["<a@x><b@x>\r\n <c@\r\n x> <a@x>", ["a@x", "b@x", "c@x"]],
  ["a@x, b@x", ["a@x", "b@x"]],
  ["<> < > garbage", []],
  [`<${"a".repeat(600)}@x> <b@x>`, ["b@x"]],
])("the ids of %j", (header, ids) => {
  expect(messageIds(header)).toEqual(ids);
  expect(messageId(header)).toBe(ids[0] ?? null);
});

test("EML-48: of a very long thread the root and the newest are kept", () => {
  const ids = messageIds(Array.from({ length: 500 }, (_, n) => `<m${n}@x>`).join(" "));
  expect([ids.length, ids[0], ids[1], ids.at(-1)]).toEqual([
    MOST_REFERENCES,
    "m0@x",
    `m${500 - MOST_REFERENCES + 1}@x`,
    "m499@x",
  ]);
});

test("EML-48: a mail names its thread from the oldest to itself, and never itself as its parent", () => {
  const mail: Referring = { id: "c@x", references: ["a@x", "c@x", "b@x", "a@x"], inReplyTo: ["b@x", "z@x"] };
  expect(refersTo(mail)).toEqual(["a@x", "b@x", "z@x"]);
  expect(threadIds(mail)).toEqual(["a@x", "b@x", "z@x", "c@x"]);
});

/** How clients name their parents. */
type Habit = "all" | "parent" | "last-two";
interface Tree {
  /** For each mail behind the first the one that it answers. */
  parents: number[];
  habits: Habit[];
}

const tree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom<Habit[]>("all", "parent", "last-two")), { maxLength: 12 })
  .map((mails) => ({
    parents: mails.map(([n], at) => n % (at + 1)),
    habits: mails.map(([, habit]) => habit),
  }));

function mailsOf({ parents, habits }: Tree, thread: string): Referring[] {
  const path = (n: number): number[] => (n === 0 ? [] : [...path(parents[n - 1] ?? 0), parents[n - 1] ?? 0]);
  const id = (n: number) => `${thread}-${n}@x`;
  return [0, ...parents.map((_, at) => at + 1)].map((n) => {
    const all = path(n).map(id);
    const habit = habits[n - 1] ?? "all";
    if (habit === "parent") return { id: id(n), inReplyTo: all.slice(-1), references: [] };
    return { id: id(n), inReplyTo: [], references: habit === "all" ? all : all.slice(-2) };
  });
}

/** The store, as the design describes it: ids in the order in which they became known, pointers between conversations. */
function arrive(mails: readonly (Referring & { customer: string })[]): string[] {
  const known: KnownId[] = [];
  const moved = new Map<string, string>();
  const ends = (name: string): string => (moved.has(name) ? ends(moved.get(name) ?? "") : name);
  const placed = mails.map((mail, at) => {
    const ids = threadIds(mail);
    const rows = known.map((row) => ({ ...row, conversation: ends(row.conversation) }));
    const { conversation, learned, joined } = place(ids, rows, null, `conversation-${at}`);
    const customer = rows.find((row) => row.conversation === conversation)?.customer ?? mail.customer;
    for (const id of learned) known.push({ id, conversation, since: known.length, customer });
    for (const other of joined) moved.set(other, conversation);
    return conversation;
  });
  return placed.map(ends);
}

test("EML-48: the mails of a thread, in any order, from clients of any habit, end in one conversation, and no two threads in the same", () => {
  fc.assert(
    fc.property(tree, tree, fc.infiniteStream(fc.nat()), (one, other, draws) => {
      const mails = [...mailsOf(one, "one"), ...mailsOf(other, "other")].map((mail) => ({
        ...mail,
        customer: "lucia@x",
      }));
      const order = mails.map((mail) => ({ mail, draw: draws.next().value ?? 0 })).sort((a, b) => a.draw - b.draw);
      const ends = arrive(order.map(({ mail }) => mail));
      const of = (thread: string) => new Set(ends.filter((_, at) => order[at]?.mail.id.startsWith(thread)));
      expect([of("one-").size, of("other-").size]).toEqual([1, 1]);
      expect([...of("one-")]).not.toEqual([...of("other-")]);
    }),
    { numRuns: 3_000 },
  );
});

test("EML-48: where clients keep all references, every mail of the thread names the same oldest id, in any order", () => {
  fc.assert(
    fc.property(tree, (given) => {
      const mails = mailsOf({ ...given, habits: given.habits.map(() => "all") }, "t");
      expect(new Set(mails.map((mail) => threadIds(mail)[0]))).toEqual(new Set(["t-0@x"]));
    }),
  );
});

test("a mail that names the threads of two customers joins nothing: it goes to the older, the other stays", () => {
  const known = [
    { id: "a@x", conversation: "of-ana", since: 1, customer: "ana@x" },
    { id: "b@x", conversation: "of-luis", since: 2, customer: "luis@x" },
    { id: "c@x", conversation: "of-ana-too", since: 3, customer: "ANA@x" },
  ];
  expect(place(["a@x", "b@x", "c@x", "n@x"], known, "addressed", "fresh")).toEqual({
    conversation: "of-ana",
    learned: ["n@x"],
    joined: ["of-ana-too"],
  });
});

test("EML-48: without any known id the signed address decides, and without that it is a new conversation", () => {
  expect(place(["n@x"], [], "addressed", "fresh")).toEqual({ conversation: "addressed", learned: ["n@x"], joined: [] });
  expect(place(["n@x"], [], null, "fresh")).toEqual({ conversation: "fresh", learned: ["n@x"], joined: [] });
});
