import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROW_STATES } from "../../protocol/dialer-results.ts";
import { type BoardEvent, counted, DELETABLE, mailFigures, NOTHING_COUNTED, receiptEvents } from "./board.ts";
import { afterMarks, countedMarks, MARKS, marksOf } from "./mark.ts";
import { afterReceipt, DELIVERED_RANK, outranks, RECEIPTS, type Receipted } from "./receipt.ts";
import { MOST_TRIES, mayFollow, ROW, type RowNumber, stateAfter } from "./row-state.ts";

const STATES = Object.values(ROW);

describe("SMS-54: what may follow what", () => {
  test("nothing that left, or may have left, can be sent again", () => {
    const reached = new Set<RowNumber>([ROW.PROCESSED, ROW.UNKNOWN, ROW.FAILED, ROW.BLOCKED, ROW.OTHER]);
    for (const from of reached) for (const to of STATES) if (mayFollow(from, to)) expect(reached).toContain(to);
  });

  test("a row is sent only after it was claimed", () => {
    expect(STATES.filter((from) => mayFollow(from, ROW.UNKNOWN))).toEqual([ROW.SENDING]);
    expect(mayFollow(ROW.TO_PROCESS, ROW.PROCESSED)).toBe(false);
  });

  test.each([
    ["accepted", 1, ROW.PROCESSED],
    ["refused", 1, ROW.FAILED],
    ["unknown", 1, ROW.UNKNOWN],
    ["slow-down", 99, ROW.TO_PROCESS],
    ["unreachable", MOST_TRIES - 1, ROW.TO_PROCESS],
    ["unreachable", MOST_TRIES, ROW.FAILED],
  ] as const)("%s at try %i becomes %i", (outcome, tries, state) => {
    expect(stateAfter(outcome, tries)).toBe(state);
    expect(mayFollow(ROW.SENDING, state)).toBe(true);
  });
});

test("SMS-54: every state has the number that its name stands at on the wire", () => {
  const named = Object.entries(ROW).map(([name, state]) => [name.toLowerCase().replace("_", "-"), state] as const);
  for (const [name, state] of named) expect(ROW_STATES[state]).toBe(name);
  expect(named).toHaveLength(ROW_STATES.length);
});

describe("receipts", () => {
  const receipts = fc.array(fc.constantFrom(...RECEIPTS), { maxLength: 8 });
  const row = fc.record({ state: fc.constantFrom(...STATES), rank: fc.constant(0), marks: fc.constant(0) });

  test("a rank is never lowered, a step is one that may follow, and what was never sent stays as it is", () => {
    fc.assert(
      fc.property(row, receipts, (start, told) => {
        let at: Receipted = start;
        for (const receipt of told) {
          const next = afterReceipt(at, receipt);
          if (next === null) continue;
          expect(next.rank).toBeGreaterThanOrEqual(at.rank);
          if (next.state !== at.state) expect(mayFollow(at.state, next.state)).toBe(true);
          at = next;
        }
        if (start.state === ROW.BLOCKED || start.state === ROW.SENDING) expect(at).toEqual(start);
      }),
    );
  });

  test("the order in which they come makes no difference, and telling one twice neither", () => {
    fc.assert(
      fc.property(receipts, receipts, (told, again) => {
        const end = (list: typeof told) =>
          list.reduce((at, receipt) => afterReceipt(at, receipt) ?? at, {
            state: ROW.PROCESSED,
            rank: 0,
            marks: 0,
          } as Receipted);
        const strongest = told.reduce((best, one) => (outranks(one, best) ? one : best), told[0] ?? "sent");
        expect(end(told).state).toBe(end(told.toReversed()).state);
        expect(end([...told, ...again, ...told]).state).toBe(end([...again, ...told]).state);
        if (told.length > 0) expect(end([strongest]).state).toBe(end(told).state);
      }),
    );
  });

  test("one that shows arrival settles a send whose answer was lost, and takes a failure back", () => {
    expect(afterReceipt({ state: ROW.UNKNOWN, rank: 0, marks: 0 }, "delivered")).toEqual({
      state: ROW.PROCESSED,
      rank: 2,
      marks: 0,
    });
    expect(afterReceipt({ state: ROW.UNKNOWN, rank: 0, marks: 0 }, "failed")).toEqual({
      state: ROW.FAILED,
      rank: 0,
      marks: 0,
    });
    expect(afterReceipt({ state: ROW.FAILED, rank: 0, marks: 0 }, "sent")).toBeNull();
    expect(afterReceipt({ state: ROW.FAILED, rank: 0, marks: 0 }, "seen")).toEqual({
      state: ROW.PROCESSED,
      rank: 3,
      marks: 0,
    });
    expect(afterReceipt({ state: ROW.PROCESSED, rank: DELIVERED_RANK, marks: 0 }, "failed")).toBeNull();
  });
});

describe("SMS-113, SMS-114, SMS-115, SMS-116: the counters", () => {
  /** A spool as rows, and the events that tell the board of it. */
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("upload" as const), rows: fc.nat(20) }),
      fc.record({ kind: fc.constant("move" as const), row: fc.nat(), to: fc.constantFrom(...STATES) }),
      fc.record({ kind: fc.constant("delete" as const), row: fc.nat() }),
      fc.record({ kind: fc.constant("deliver" as const), row: fc.nat() }),
      fc.record({ kind: fc.constant("mark" as const), row: fc.nat(), marks: fc.integer({ min: 1, max: 15 }) }),
    ),
    { maxLength: 200 },
  );

  test("EML-84, EML-85, EML-86, EML-87, EML-91: always add up, and equal the rows", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const rows: Receipted[] = [];
        let board = NOTHING_COUNTED;
        const tell = (...events: BoardEvent[]) => {
          board = counted(board, events);
        };
        for (const step of all) {
          if (step.kind === "upload") {
            for (let n = 0; n < step.rows; n++) rows.push({ state: ROW.TO_PROCESS, rank: 0, marks: 0 });
            tell({ event: "uploaded", rows: step.rows });
            continue;
          }
          const index = step.row % Math.max(1, rows.length);
          const row = rows[index];
          if (row === undefined) continue;
          if (step.kind === "move" && mayFollow(row.state, step.to) && row.rank < DELIVERED_RANK) {
            tell({ event: "moved", from: row.state, to: step.to, rows: 1 });
            row.state = step.to;
          }
          if (step.kind === "delete" && DELETABLE.includes(row.state)) {
            tell({ event: "deleted", state: row.state, rows: 1 });
            rows.splice(index, 1);
          }
          if (step.kind === "deliver" && row.state === ROW.PROCESSED && row.rank < DELIVERED_RANK) {
            tell({ event: "delivered", rows: 1 });
            row.rank = DELIVERED_RANK;
          }
          const marked = step.kind === "mark" ? afterMarks(row, step.marks) : null;
          if (marked !== null) {
            tell(...receiptEvents(row, marked));
            rows[index] = marked;
          }
          const { uploaded, notProcessed, processed, blocked, failed, other, unknown, delivered } = board;
          expect(uploaded).toBe(notProcessed + processed + blocked + failed + other + unknown);
          expect(delivered).toBeLessThanOrEqual(processed);
          const mail = mailFigures(board);
          expect(mail.processed).toBe(mail.sent + mail.failed);
          for (const mark of MARKS) expect(mail[mark]).toBeLessThanOrEqual(mail.sent);
        }
        const of = (...states: RowNumber[]) => rows.filter(({ state }) => states.includes(state)).length;
        expect(board).toEqual({
          uploaded: rows.length,
          notProcessed: of(ROW.NONE, ROW.TO_PROCESS, ROW.SENDING),
          processed: of(ROW.PROCESSED),
          blocked: of(ROW.BLOCKED),
          failed: of(ROW.FAILED),
          other: of(ROW.OTHER),
          unknown: of(ROW.UNKNOWN),
          delivered: rows.filter(({ rank }) => rank >= DELIVERED_RANK).length,
          ...Object.fromEntries(
            MARKS.map((mark) => [mark, rows.filter((row) => marksOf(countedMarks(row)).includes(mark)).length]),
          ),
        });
      }),
    );
  });
});
