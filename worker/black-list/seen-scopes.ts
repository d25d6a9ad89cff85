import { senderScopes } from "../../channels/sender-scope.ts";
import { mailScope } from "../../durable-objects/mail-line.ts";
import type { BlockedAddress } from "../../protocol/black-list.ts";
import { type BlockScope, blockScopes } from "../../store/configuration/block-scopes.ts";
import type { Seen } from "../../store/configuration/names.ts";
import { EVERYTHING } from "../../store/spool/black-list.ts";

/** What of the black list somebody may see: their campaigns and dialers, the senders of these, and what blocks everything. */
export interface SeenScopes {
  /** As the list keeps them. */
  scopes: string[] | "all";
  /** In force, by lower-case name: a campaign and a dialer may be called the same. */
  named: ReadonlyMap<string, BlockScope[]>;
  /** All in force. */
  owners: BlockScope[];
  describe(scope: string): BlockedAddress["scope"];
  /** What was stopped, as people call it: the row of a dialer with the dialer's name. */
  sayWhat(what: string): string;
}

/** As a dialer names its rows to the carrier. */
const ROW = /^d\.([^.]+)\.(\d+)$/;

/** `seen`: ids of campaigns; what blocks everything is seen by everybody who sees the list. */
export async function seenScopes(config: D1Database, seen: Seen): Promise<SeenScopes> {
  const all = await blockScopes(config, seen);
  const byId = new Map(all.map((owner) => [owner.id, owner]));
  const owners = all.filter(({ inForce }) => inForce);
  return {
    scopes: seen === "all" ? "all" : [EVERYTHING, ...new Set(all.flatMap(scopesOf))],
    named: Map.groupBy(owners, ({ name }) => name.toLowerCase()),
    owners,
    describe: (scope) => described(scope, byId),
    sayWhat: (what) => {
      const [, dialer = "", row = ""] = ROW.exec(what) ?? [];
      const name = byId.get(dialer)?.name;
      return name === undefined ? what : `${name} #${row}`;
    },
  };
}

/** What blocks one campaign or dialer, but for what blocks everything. */
export function scopesOf({ id, account, mailbox, senders }: BlockScope): string[] {
  if (mailbox !== null) return [id, mailScope(mailbox)];
  if (account === null) return [id];
  return [id, ...new Set((senders.length > 0 ? senders : [""]).flatMap((sender) => senderScopes(account, sender)))];
}

function described(scope: string, byId: ReadonlyMap<string, BlockScope>): BlockedAddress["scope"] {
  if (scope === EVERYTHING) return { kind: "all" };
  const [kind, channel = "", ...sender] = scope.split(":");
  if (kind === "sender") return { kind: "sender", channel, sender: sender.join(":") };
  const owner = byId.get(scope);
  return { kind: owner?.kind ?? "campaign", name: owner?.name ?? scope };
}
