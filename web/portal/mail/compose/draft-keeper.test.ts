import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftKeeper } from "./draft-keeper.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeper() {
  const kept: string[] = [];
  const answers: ((fails?: boolean) => void)[] = [];
  const one = new DraftKeeper<string>((draft) => {
    kept.push(draft);
    return new Promise<void>((resolve, reject) => {
      answers.push((fails = false) => (fails ? reject(new Error("no")) : resolve()));
    });
  });
  const answer = async (fails = false) => {
    answers.shift()?.(fails);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { one, kept, answer };
}

test("a draft is kept a moment after the last change, once", async () => {
  const { one, kept, answer } = keeper();
  one.change("H");
  await vi.advanceTimersByTimeAsync(1_000);
  one.change("Ho");
  await vi.advanceTimersByTimeAsync(1_999);
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept).toEqual(["Ho"]);
  expect(one.keeping.value).toEqual({ is: "waiting" });
  await answer();
  expect(one.keeping.value).toMatchObject({ is: "kept" });
});

test("what changes while it is being kept goes after it, never beside it", async () => {
  const { one, kept, answer } = keeper();
  one.change("a");
  await vi.advanceTimersByTimeAsync(2_000);
  one.change("ab");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(kept).toEqual(["a"]);
  await answer();
  expect(kept).toEqual(["a", "ab"]);
  await answer();
  expect(one.keeping.value).toMatchObject({ is: "kept" });
});

test("a failure is said and tried again, with what is newest then", async () => {
  const { one, kept, answer } = keeper();
  one.change("a");
  await vi.advanceTimersByTimeAsync(2_000);
  await answer(true);
  expect(one.keeping.value).toEqual({ is: "failed" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toEqual(["a", "a"]);
  await answer();
  expect(one.keeping.value).toMatchObject({ is: "kept" });
});

test("who looks away has it kept at once", async () => {
  const { one, kept } = keeper();
  one.change("a");
  void one.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toEqual(["a"]);
});

test("once sent, nothing of it is kept any more, and nothing is still on its way", async () => {
  const { one, kept, answer } = keeper();
  one.change("a");
  await vi.advanceTimersByTimeAsync(2_000);
  one.change("ab");
  let forgotten = false;
  void one.forget().then(() => {
    forgotten = true;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(forgotten).toBe(false);
  await answer(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(forgotten).toBe(true);
  expect(kept).toEqual(["a"]);
  expect(one.keeping.value).toEqual({ is: "nothing" });
});
