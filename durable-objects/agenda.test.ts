import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { Agenda } from "./agenda.ts";
import { OUTBOX_LEASE_MS } from "./outbox.ts";
import type { ObjectCall } from "./post.ts";

const HOUR_MS = 60 * 60_000;
/** Far enough ahead that nothing rings while a test runs. */
const SOON_MS = 60_000;
const QUIET = { replied: () => {}, settled: () => {} };

afterEach(() => vi.restoreAllMocks());

/** The storage of an object that nobody else uses, with an agenda's tables. */
function within<T>(name: string, act: (state: DurableObjectState) => Promise<T>): Promise<T> {
  return runInDurableObject(env.SIGN_IN_GUARD.getByName(name), async (_, state) => {
    for (const table of ["timers", "outbox", "aside_calls"]) state.storage.sql.exec(`DROP TABLE IF EXISTS ${table}`);
    state.storage.sql.exec(Agenda.schema + Agenda.asideSchema);
    const answer = await act(state);
    await state.storage.deleteAlarm();
    return answer;
  });
}

test("a later wish of a new instance leaves the alarm at what an earlier one has due before it", async () => {
  const now = Date.now();
  const alarm = await within("later-wish", async (state) => {
    new Agenda(state, env, "agent", QUIET).wake("soon", now + SOON_MS);
    new Agenda(state, env, "agent", QUIET).wake("later", now + HOUR_MS);
    return state.storage.getAlarm();
  });
  expect(alarm).toBe(now + SOON_MS);
});

test("an alarm that is late is not put off by a later wish", async () => {
  const now = Date.now();
  const alarm = await within("late-alarm", async (state) => {
    const agenda = new Agenda(state, env, "agent", QUIET);
    agenda.wake("due", now + SOON_MS);
    vi.spyOn(Date, "now").mockReturnValue(now + SOON_MS + 1);
    agenda.wake("later", now + HOUR_MS);
    return state.storage.getAlarm();
  });
  expect(alarm).toBe(now + SOON_MS);
});

test("while a call is sent again, the alarm leaves it the time of an answer", async () => {
  let now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now);
  const ahead = await within("sent-again", async (state) => {
    const stalled = { getByName: () => ({ hear: () => new Promise<never>(() => {}) }) };
    const agenda = new Agenda(
      state,
      { ...env, CAMPAIGN_QUEUE: stalled as unknown as Env["CAMPAIGN_QUEUE"] },
      "agent",
      QUIET,
    );
    agenda.post("queue:stalled", { verb: "leave", interaction: "i" } as unknown as ObjectCall);
    now += SOON_MS;
    agenda.rest();
    return ((await state.storage.getAlarm()) ?? 0) - now;
  });
  expect(ahead).toBe(OUTBOX_LEASE_MS);
});
