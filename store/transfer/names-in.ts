import type { Centre } from "./centre.ts";

export type Names = ReturnType<typeof namesIn>;

/** By id; empty for what is deleted. */
export function namesIn({ campaigns, groups, users, providers, mailboxes }: Centre) {
  const by = (rows: readonly { id: string; name: string }[]) => {
    const known = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: string) => known.get(id) ?? "";
  };
  return {
    campaign: by(campaigns),
    group: by(groups),
    user: by(users.map(({ id, username }) => ({ id, name: username }))),
    provider: by(providers),
    mailbox: by(mailboxes),
  };
}

/** By alphabet, without regard to case. */
export function sorted(names: string[]): string[] {
  return names.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase()));
}
