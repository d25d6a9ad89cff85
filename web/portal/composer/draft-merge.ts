/**
 * One draft that two computers may have written. `known`: what the server had when this browser last knew. Who has changed nothing since
 * takes what the server has, be it nothing because it was sent elsewhere; else what was typed here stays, and goes to the server.
 */
export function mergedDraft(draft: { here: string; known: string; told: string }): string {
  return draft.here === draft.known ? draft.told : draft.here;
}
