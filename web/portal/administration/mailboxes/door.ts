import type { MailboxDraft, MailboxResource, MailboxTest } from "../../../../protocol/mailboxes.ts";
import { allPages } from "../../all-pages.ts";
import { answer, api } from "../../api.ts";

const door = api.mailboxes[":name"];
const at = (name: string) => ({ param: { name } });

/** The administrator's door to mailboxes; each throws a `Refusal`. */
export const mailboxes = {
  all: () => allPages<MailboxResource>((query) => answer(api.mailboxes.$get({ query }))),
  one: (name: string): Promise<MailboxResource> => answer(door.$get(at(name))),
  create: (json: MailboxDraft): Promise<MailboxResource> => {
    const form = { json };
    return answer(api.mailboxes.$post(form));
  },
  replace: (name: string, json: MailboxDraft & { version: number }): Promise<MailboxResource> => {
    const form = { ...at(name), json };
    return answer(door.$put(form));
  },
  remove: (name: string) => answer(door.$delete(at(name))),
  health: (name: string) => answer(door.health.$get(at(name))),
  states: () => answer(api["mailbox-health"].$get()),
  test: (name: string): Promise<MailboxTest> => answer(door.test.$post(at(name))),
};
