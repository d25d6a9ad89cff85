import { NEW } from "../record/new-record.ts";

/** The form of a mailbox. Names are found without case, so that one called `new` is reached as `New`. */
export function addressOf(name: string): string {
  return `/mailboxes/${name === NEW ? "New" : encodeURIComponent(name)}`;
}
