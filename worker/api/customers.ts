import { type Context, Hono } from "hono";
import { earlierReach } from "../../domain/access/reach.ts";
import { personOf } from "../../domain/customer/person.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import { joinCustomer } from "../../protocol/privacy.ts";
import { joinedWith, joinPersons, splitPersons } from "../../store/archive/customers.ts";
import { findInteraction } from "../../store/archive/find-interactions.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { membershipsOf } from "../access/memberships.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { conversationId } from "../access/ticket.ts";
import { parsed, refuse } from "../problems.ts";
import { type Asked, earlierRecordings, personIn } from "../recordings/earlier.ts";

const PATH = "/conversations/:id/customer";

/** Who is one customer: a verified address by itself, others by whoever says so, which is audited and can be taken back (decisions: one person). */
export const customers = new Hono<SignedIn>()
  .get(PATH, signedIn, async (c) => c.json(await earlierRecordings(c.env, await askedBy(c))))
  .post(PATH, signedIn, async (c) => {
    const person = await joinedHere(c);
    const { interaction } = await parsed(c, joinCustomer);
    const other = personIn(await recordingOf(c, interaction));
    if (other === person) return c.body(null, 204);
    await note(c, "customer.join", interaction);
    await joinPersons(c.env.ARCHIVE, person, other, Date.now());
    return c.body(null, 204);
  })
  .delete(`${PATH}/:interaction`, signedIn, async (c) => {
    const person = await joinedHere(c);
    const interaction = c.req.param("interaction");
    const other = personIn(await recordingOf(c, interaction));
    if (other === person) refuse("invalid_input", "They write from the same address");
    if (!(await joinedWith(c.env.ARCHIVE, [person])).includes(other)) refuse("not_found");
    await note(c, "customer.split", interaction);
    await splitPersons(c.env.ARCHIVE, [other]);
    return c.body(null, 204);
  });

/** Whoever writes here, and what of them the asker sees. */
async function askedBy(c: Context<SignedIn>): Promise<Asked> {
  const { principal } = c.var;
  const conversation = conversationOf(c.env, conversationId(c));
  const [current, writer, memberOf] = await Promise.all([
    conversation.current(),
    conversation.writer(),
    membershipsOf(c.env, principal),
  ]);
  const reach = earlierReach(principal, current, memberOf);
  if (reach === "forbidden")
    refuse("forbidden", "It needs the permission recordings.read, or to hold the conversation");
  return reach === "unseen" || writer === null ? refuse("not_found") : { writer, ...reach };
}

/** Whoever writes here, for who says who is one customer. */
async function joinedHere(c: Context<SignedIn>): Promise<string> {
  const { writer, mayJoin } = await askedBy(c);
  return mayJoin ? personOf(writer) : refuse("forbidden", "It needs the permission recordings.read");
}

async function recordingOf(c: Context<SignedIn>, id: string): Promise<InteractionLine> {
  return (await findInteraction(c.env.ARCHIVE, id, c.var.principal.campaigns)) ?? refuse("not_found");
}

/** Which recording was joined to which conversation, never whose they are. */
async function note(c: Context<SignedIn>, action: string, recording: string): Promise<void> {
  const after = { conversation: conversationId(c) };
  await recordAct(c.env.CONFIG, actorOf(c), { action, subject: `recording:${recording}`, after });
}
