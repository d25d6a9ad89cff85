import { effect, type Signal, signal } from "@preact/signals";

const PREFIX = "deskline:";

/**
 * A preference of this browser that survives reload. `accepts` judges what was stored by an older version; storage that is
 * full or forbidden is no reason to fail.
 */
export function kept<Value extends string | boolean>(
  name: string,
  otherwise: Value,
  accepts: (stored: unknown) => boolean,
): Signal<Value> {
  const value = signal(read(name, otherwise, accepts));
  effect(() => write(name, value.value === otherwise ? null : JSON.stringify(value.value)));
  return value;
}

function read<Value>(name: string, otherwise: Value, accepts: (stored: unknown) => boolean): Value {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return accepts(stored) ? (stored as Value) : otherwise;
  } catch {
    return otherwise;
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, text);
  } catch {}
}
