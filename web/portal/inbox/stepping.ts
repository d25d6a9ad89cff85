import { type Binding, SHORTCUTS } from "../frame/keys.ts";

let isStepping = false;

/** The next conversation is opened by `j` or `k`: the keyboard stays with the list, so that the next press steps on. */
export function stepToNext(): void {
  isStepping = true;
}

/** Whether the conversation that opens now was stepped to; true once. */
export function wasSteppedTo(): boolean {
  const was = isStepping;
  isStepping = false;
  return was;
}

/** The two keys that go down and up a list. */
export function stepping(step: (by: 1 | -1) => void): readonly Binding[] {
  return [
    [SHORTCUTS.next, () => step(1)],
    [SHORTCUTS.previous, () => step(-1)],
  ];
}
