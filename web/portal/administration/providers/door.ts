import type { ProviderDraft, ProviderResource } from "../../../../protocol/providers.ts";
import { allPages } from "../../all-pages.ts";
import { answer, api } from "../../api.ts";

const door = api.providers[":name"];
const at = (name: string) => ({ param: { name } });

/** The administrator's door to accounts at carriers; each throws a `Refusal`. */
export const providers = {
  all: () => allPages<ProviderResource>((query) => answer(api.providers.$get({ query }))),
  one: (name: string) => answer(door.$get(at(name))),
  create: (json: ProviderDraft) => {
    const form = { json };
    return answer(api.providers.$post(form));
  },
  replace: (name: string, json: ProviderDraft & { version: number }) => {
    const form = { ...at(name), json };
    return answer(door.$put(form));
  },
  remove: (name: string) => answer(door.$delete(at(name))),
  health: (name: string) => answer(door.health.$get(at(name))),
  states: () => answer(api["provider-health"].$get()),
  test: (name: string, to: string, text: string) => {
    const form = { ...at(name), json: { to, text } };
    return answer(door.test.$post(form));
  },
  templates: (name: string) => answer(door.templates.$get(at(name))),
  sync: (name: string) => answer(door.templates.sync.$post(at(name))),
  unread: (name: string) => answer(door.unread.$get(at(name))),
  discard: (name: string, id: string) => answer(door.unread[":id"].$delete({ param: { name, id } })),
};

/** What came in and nobody could read, as it came. */
export function unreadHref(name: string, id: string): string {
  return `/api/providers/${encodeURIComponent(name)}/unread/${encodeURIComponent(id)}`;
}
