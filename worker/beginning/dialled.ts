import { beginningReach } from "../../domain/access/reach.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import type { DialledNumber } from "../../protocol/messages.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { blocksOf } from "../../store/spool/black-list.ts";
import { erasedAddress } from "../../store/spool/erased-address.ts";
import { membershipsOf } from "../access/memberships.ts";
import { earlierRecordings } from "../recordings/earlier.ts";
import { stoppedAs, type Way } from "./outgoing.ts";

const MOST_EARLIER = 3;

/** What an agent should know of a number before they write to it; counts nothing as a try. `now` in ms. */
export async function dialledNumber(env: Env, by: Principal, way: Way, now: number): Promise<DialledNumber> {
  const [until, blocked, earlier] = await Promise.all([
    windowOf(env, way),
    blockOf(env, way, now),
    earlierWith(env, by, way),
  ]);
  return { until, blocked, earlier };
}

/** Asked of WhatsApp's conversations alone: others have no window, and asking would make one of every number that is typed. */
async function windowOf(env: Env, { campaign, line }: Way): Promise<number | null> {
  if (line.channel !== "whatsapp") return null;
  return await conversationOf(env, conversationName(env, line.channel, campaign.id, line.key)).freeUntil();
}

/** The newest entry that would stop a first word. */
async function blockOf(env: Env, way: Way, now: number): Promise<DialledNumber["blocked"]> {
  const { addresses, scopes } = stoppedAs(way);
  const found = await Promise.all(
    addresses.map((address) => {
      const erased = erasedAddress(env.NAME_SECRET, address);
      return blocksOf(env.SPOOL, { address, erased, scopes, advertising: false, now });
    }),
  );
  const newest = found.flat().sort((one, other) => other.at - one.at)[0];
  return newest === undefined ? null : { source: newest.source, at: newest.at };
}

async function earlierWith(env: Env, by: Principal, { line }: Way): Promise<DialledNumber["earlier"]> {
  const { campaigns } = beginningReach(by, await membershipsOf(env, by));
  const phone = [line.key, ...(line.alsoKnownAs ?? [])].find((address) => address.startsWith("+")) ?? "";
  const writer = { conversation: "", channel: line.channel, name: "", mail: "", phone };
  const { theirs } = await earlierRecordings(env, { writer, campaigns, mayJoin: false });
  return theirs.slice(0, MOST_EARLIER);
}
