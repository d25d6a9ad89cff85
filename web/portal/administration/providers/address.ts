import { NEW } from "../record/new-record.ts";

/** The form of a provider. Names are found without case, so that one called `new` is reached as `New`. */
export function addressOf(name: string): string {
  return `/providers/${name === NEW ? "New" : encodeURIComponent(name)}`;
}
