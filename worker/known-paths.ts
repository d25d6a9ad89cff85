import type { Result, Router } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";

/** Of a method, of which the runtime takes some thirty. */
const MOST_PATHS = 500;

/**
 * Hono's router for paths of every kind, which remembers where paths without parameters lead. Its fast one takes no `/dialers/:name` beside
 * `/dialers/usable`, of which we have many, and this one asks some hundred patterns at each call.
 */
export class KnownPaths<T> implements Router<T> {
  readonly name = "KnownPaths";
  readonly #router = new TrieRouter<T>();
  readonly #known = new Map<string, Map<string, Result<T>>>();

  add(method: string, path: string, handler: T): void {
    this.#known.clear();
    this.#router.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    const known = this.#known.get(method) ?? new Map<string, Result<T>>();
    const where = known.get(path);
    if (where !== undefined) return where;
    const found = this.#router.match(method, path);
    const isPlain = found[0].every(([, parameters]) => Object.keys(parameters).length === 0);
    if (isPlain && known.size < MOST_PATHS) this.#known.set(method, known.set(path, found));
    return found;
  }
}
