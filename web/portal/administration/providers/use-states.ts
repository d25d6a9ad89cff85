import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { NamedHealth, ProviderHealth } from "../../../../protocol/providers.ts";

const ASK_EVERY_MS = 30_000;

/** How the accounts or mailboxes of a list are, by name, asked again while it is looked at; whose state is not known yet is missing. */
export function useStates(read: () => Promise<{ items: NamedHealth[] }>): ReadonlyMap<string, ProviderHealth> {
  const states = useSignal<ReadonlyMap<string, ProviderHealth>>(new Map());
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "hidden") return;
      read().then(
        ({ items }) => {
          states.value = new Map(items.flatMap(({ name, health }) => (health === null ? [] : [[name, health]])));
        },
        // The list says the rest; what was known stays.
        () => {},
      );
    };
    look();
    const timer = setInterval(look, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return states.value;
}
