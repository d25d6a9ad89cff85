import type { DialerDraft } from "../../../protocol/dialer-fields.ts";
import type { DialerLine, RowLetter } from "../../../protocol/dialers.ts";
import type { SingleMessageDraft } from "../../../protocol/single-message.ts";
import { allPages } from "../all-pages.ts";
import { answer, api } from "../api.ts";

const door = api.dialers[":name"];
const at = (name: string) => ({ param: { name } });

/** The door to dialers; each throws a `Refusal`. */
export const dialers = {
  all: () => allPages<DialerLine>((query) => answer(api.dialers.$get({ query }))),
  one: (name: string) => answer(door.$get(at(name))),
  create: (json: DialerDraft) => {
    const form = { json };
    return answer(api.dialers.$post(form));
  },
  replace: (name: string, json: DialerDraft & { version: number }) => {
    const form = { ...at(name), json };
    return answer(door.$put(form));
  },
  remove: (name: string) => answer(door.$delete(at(name))),
  board: (name: string) => answer(door.progress.$get(at(name))),
  start: (name: string) => answer(door.start.$post(at(name))),
  stop: (name: string) => answer(door.stop.$post(at(name))),
  deleteUnprocessed: (name: string) => answer(door.unprocessed.$delete(at(name))),
  /** EML-73: the list that is sent; null: none. */
  activate: (name: string, list: string | null) => {
    const form = { ...at(name), json: { list } };
    return answer(door["active-list"].$put(form));
  },
  /** EML-64: the mail of one row of a list, from 1. */
  letter: (name: string, upload: string, place: number): Promise<RowLetter> => {
    const asked = { param: { name, upload }, query: { place: String(place) } };
    return answer(door.uploads[":upload"].letter.$get(asked));
  },
  /** SMS-58: the next of those whose time is still to come. */
  scheduled: (name: string) => answer(door.scheduled.$get(at(name))),
  cancelScheduled: (name: string, id: string) => answer(door.scheduled[":id"].$delete({ param: { name, id } })),
  send: (name: string, json: SingleMessageDraft) => {
    const form = { ...at(name), json };
    return answer(door.messages.$post(form));
  },
};

const pathOf = (name: string) => `/dialers/${encodeURIComponent(name)}`;

/** Where a list goes; `again` says that it was asked and is meant. */
export function uploadPath(name: string, file: string, again: boolean): string {
  return `${pathOf(name)}/uploads?${new URLSearchParams({ name: file, ...(again && { again: "true" }) })}`;
}

/** What became of each row of a list, as CSV; left out: of all lists and single messages. */
export function resultsHref(name: string, upload?: string): string {
  return `/api${pathOf(name)}/results.csv${upload === undefined ? "" : `?${new URLSearchParams({ upload })}`}`;
}

/** The same of rows by day. */
export function resultsOfDays(name: string, query: Record<string, string>): string {
  return `/api${pathOf(name)}/results.csv?${new URLSearchParams(query)}`;
}

export function boardSocket(name: string): string {
  const url = new URL(`/api${pathOf(name)}/progress/socket`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
