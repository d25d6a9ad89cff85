import type { Page } from "playwright-core";

/** The browser's own name of a task of a thread; `tdur`: µs of the processor that the thread had for it. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

/**
 * The longest task of a page's main thread while `act` runs, in ms of the processor: by the clock, a task on a busy
 * machine is mostly the wait for a core.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("a page of no browser");
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === "RunTask" && pages.has(threadOf(event)));
  if (tasks.every(({ tdur }) => tdur === undefined)) throw new Error("the trace tells no task's time");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}
