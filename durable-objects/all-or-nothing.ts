/** Changes of an object's tables, all or none. `undone`: what is kept in memory is ahead of the tables, and has to be read anew. */
export function allOrNothing<T>(storage: DurableObjectStorage, change: () => T, undone: () => void): T {
  try {
    return storage.transactionSync(change);
  } catch (error) {
    undone();
    throw error;
  }
}

/**
 * The same without a savepoint: what one turn writes is one commit, and an instance that ends before it takes that along, with all that it
 * kept in memory. For what comes by the thousand and does not fail of itself: whoever looks at the object has to connect again.
 */
export function allOrEnd<T>(ctx: DurableObjectState, change: () => T): T {
  try {
    return change();
  } catch (error) {
    ctx.abort(String(error));
    throw error;
  }
}
