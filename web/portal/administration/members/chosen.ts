import { type Signal, useSignal } from "@preact/signals";

/** What is ticked in a column, by name; a second click takes it out (WEB-85). */
export interface Chosen {
  names: Signal<readonly string[]>;
  has(name: string): boolean;
  toggle(name: string): void;
  clear(): void;
}

export function useChosen(first: readonly string[] = []): Chosen {
  const names = useSignal(first);
  return {
    names,
    has: (name) => names.value.includes(name),
    toggle: (name) => {
      names.value = names.value.includes(name) ? names.value.filter((one) => one !== name) : [...names.value, name];
    },
    clear: () => {
      names.value = [];
    },
  };
}
