import { type Context, Hono } from "hono";
import { may } from "../../domain/access/permission.ts";
import { personOf } from "../../domain/customer/person.ts";
import { conversationOf, directoryOf } from "../../durable-objects/addresses.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import { type EarlierRecordings, joinCustomer } from "../../protocol/privacy.ts";
import { joinedWith, joinPersons, splitPersons } from "../../store/archive/customers.ts";
import { findInteraction, findInteractions } from "../../store/archive/find-interactions.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { conversationId } from "../access/ticket.ts";
import { theirLastRecordings } from "../privacy/customer.ts";
import { parsed, refuse } from "../problems.ts";
import { withNames } from "../recordings/named.ts";

const MOST_SHOWN = 10;
const PATH = "/conversations/:id/customer";

/** Who is one customer: a verified address by itself, others by whoever says so, which is audited and can be taken back (decisions: one person). */
export const customers = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) => {
    const { writer, person, campaigns, mayJoin } = await askedBy(c);
    const persons = await joinedWith(c.env.ARCHIVE, [person]);
    const own = await theirLastRecordings(c.env.ARCHIVE, campaigns, persons, MOST_SHOWN);
    const typed = mayJoin ? writer.mail || writer.phone || writer.name : "";
    const { items } =
      typed === ""
        ? { items: [] }
        : await findInteractions(c.env.ARCHIVE, { campaigns, customer: typed, limit: MOST_SHOWN });
    const others = items.filter(({ id }) => !own.some((one) => one.id === id));
    const named = await withNames(c.env.CONFIG, [...own, ...others]);
    const theirs = named.slice(0, own.length).map((one) => ({ ...one, split: mayJoin && personIn(one) !== person }));
    return c.json({ theirs, perhaps: named.slice(own.length) } satisfies EarlierRecordings);
  })
  .post(PATH, signedIn, requires("recordings.read"), async (c) => {
    const { interaction } = await parsed(c, joinCustomer);
    const { person } = await writerOf(c);
    const other = personIn(await recordingOf(c, interaction));
    if (other === person) return c.body(null, 204);
    await note(c, "customer.join", interaction);
    await joinPersons(c.env.ARCHIVE, person, other, Date.now());
    return c.body(null, 204);
  })
  .delete(`${PATH}/:interaction`, signedIn, requires("recordings.read"), async (c) => {
    const interaction = c.req.param("interaction");
    const { person } = await writerOf(c);
    const other = personIn(await recordingOf(c, interaction));
    if (other === person) refuse("invalid_input", "They write from the same address");
    if (!(await joinedWith(c.env.ARCHIVE, [person])).includes(other)) refuse("not_found");
    await note(c, "customer.split", interaction);
    await splitPersons(c.env.ARCHIVE, [other]);
    return c.body(null, 204);
  });

function personIn({ conversation, channel, customer }: InteractionLine): string {
  return personOf({ conversation, channel, ...customer });
}

/** Who reads recordings sees what was in their campaigns, and joins; who holds the conversation sees what was in those that they are in. */
async function askedBy(c: Context<SignedIn>) {
  const { principal } = c.var;
  if (may(principal, "recordings.read", null) === "allowed")
    return { ...(await writerOf(c)), campaigns: principal.campaigns, mayJoin: true };
  const conversation = conversationOf(c.env, conversationId(c));
  const [current, writer] = await Promise.all([conversation.current(), conversation.writer()]);
  if (writer === null || current?.holder !== principal.user)
    refuse("forbidden", "It needs the permission recordings.read, or to hold the conversation");
  const memberships = (await directoryOf(c.env).agent(principal.user))?.memberships ?? [];
  const campaigns = memberships.map(({ campaign }) => campaign);
  return { writer, person: personOf(writer), campaigns, mayJoin: false };
}

/** Whoever writes here, if its campaign is among those that one sees. */
async function writerOf(c: Context<SignedIn>) {
  const conversation = conversationOf(c.env, conversationId(c));
  const [current, writer] = await Promise.all([conversation.current(), conversation.writer()]);
  const seen = current !== null && may(c.var.principal, null, current.campaign) === "allowed";
  return seen && writer !== null ? { writer, person: personOf(writer) } : refuse("not_found");
}

async function recordingOf(c: Context<SignedIn>, id: string): Promise<InteractionLine> {
  return (await findInteraction(c.env.ARCHIVE, id, c.var.principal.campaigns)) ?? refuse("not_found");
}

/** Which recording was joined to which conversation, never whose they are. */
async function note(c: Context<SignedIn>, action: string, recording: string): Promise<void> {
  const after = { conversation: conversationId(c) };
  await recordAct(c.env.CONFIG, actorOf(c), { action, subject: `recording:${recording}`, after });
}
