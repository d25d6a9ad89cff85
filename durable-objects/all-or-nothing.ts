/** Changes of an object's tables, all or none. `undone`: what is kept in memory is ahead of the tables, and has to be read anew. */
export function allOrNothing<T>(storage: DurableObjectStorage, change: () => T, undone: () => void): T {
  try {
    return storage.transactionSync(change);
  } catch (error) {
    undone();
    throw error;
  }
}
