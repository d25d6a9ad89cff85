import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UntilArchived } from "./until-archived.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const load = vi.fn();
  return { load, until: new UntilArchived(load) };
}

const closedNow = (...interactions: string[]) => new Map(interactions.map((one) => [one, Date.now()]));

test("what was closed is looked for until the list has it, however late the archive is", () => {
  const { load, until } = watched();
  until.lacks(closedNow("m-1"));
  vi.advanceTimersByTime(2_000);
  expect(load).not.toHaveBeenCalled();
  vi.advanceTimersByTime(8_000);
  expect(load).toHaveBeenCalledTimes(3);
  until.lacks(new Map());
  vi.advanceTimersByTime(600_000);
  expect(load).toHaveBeenCalledTimes(3);
});

test("a second close does not put off the first one's search", () => {
  const { load, until } = watched();
  const first = closedNow("m-1");
  until.lacks(first);
  vi.advanceTimersByTime(2_000);
  until.lacks(new Map([...first, ...closedNow("m-2")]));
  vi.advanceTimersByTime(500);
  expect(load).toHaveBeenCalledTimes(1);
});

test("what was closed before the list was opened is looked for as well", () => {
  const { load, until } = watched();
  const closed = closedNow("m-1");
  vi.advanceTimersByTime(3_000);
  until.lacks(closed);
  vi.advanceTimersByTime(2_000);
  expect(load).toHaveBeenCalledTimes(1);
});

test("what the list will never show is given up within a minute, and nothing is asked for a page that is left", () => {
  const { load, until } = watched();
  until.lacks(closedNow("m-1"));
  vi.advanceTimersByTime(600_000);
  expect(load).toHaveBeenCalledTimes(5);
  until.lacks(closedNow("m-2"));
  until.stop();
  vi.advanceTimersByTime(600_000);
  expect(load).toHaveBeenCalledTimes(5);
});
