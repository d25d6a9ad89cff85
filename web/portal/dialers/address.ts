import { NEW } from "../administration/record/new-record.ts";

/** A dialer's board. Names are found without case, so that one called `new` is reached as `New`. */
export function addressOf(name: string): string {
  return `/dialers/${name === NEW ? "New" : encodeURIComponent(name)}`;
}

export function settingsOf(name: string): string {
  return `${addressOf(name)}/settings`;
}
