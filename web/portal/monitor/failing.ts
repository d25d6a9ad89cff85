import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { FailingProvider } from "../../../protocol/alerts.ts";
import { answer, api } from "../api.ts";

const ASK_EVERY_MS = 30_000;

/** Carriers' accounts that fail, asked again and again; without an answer what was known stays. */
export function useFailing(asks: boolean): ReadonlySignal<readonly FailingProvider[]> {
  const failing = useSignal<readonly FailingProvider[]>([]);
  useEffect(() => {
    if (!asks) return;
    const ask = () =>
      answer(api.alerts.providers.$get()).then(
        ({ items }) => {
          failing.value = items;
        },
        () => {},
      );
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [asks]);
  return failing;
}

/** Of these campaigns, those whose limits ask to be told of it. */
export function failingOf(
  failing: readonly FailingProvider[],
  campaigns: readonly { name: string; limits: { providers: boolean } }[],
) {
  const asking = new Set(campaigns.flatMap(({ name, limits }) => (limits.providers ? [name] : [])));
  return failing
    .filter((one) => one.campaigns.some((name) => asking.has(name)))
    .map(({ provider, since, detail }) => ({ kind: "provider" as const, provider, since, detail }));
}
