let stepping = false;

/** The next conversation is opened by `j` or `k`: the keyboard stays with the list, so that the next press steps on. */
export function stepToNext(): void {
  stepping = true;
}

/** Whether the conversation that opens now was stepped to; true once. */
export function wasSteppedTo(): boolean {
  const was = stepping;
  stepping = false;
  return was;
}
