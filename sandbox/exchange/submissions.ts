import type { ProviderType } from "../../protocol/providers.ts";
import { segmentsOf } from "../../protocol/segments.ts";
import type { Answer, Submission, Understood } from "../carriers/carrier.ts";
import { CARRIERS } from "../carriers/table.ts";
import type { Account } from "../network/account.ts";
import { between, draw } from "../network/chance.ts";
import { type Draws, hasLeft, receiptsOf, type Trouble, troubleOf } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import type { NetworkSettings } from "../network/settings.ts";
import type { Parts } from "./parts.ts";
import { plan } from "./plans.ts";

/** What the Worker does with a request: answer in time, late, or not at all. */
export interface Reply {
  answer: Answer;
  /** ms until it is given. */
  wait: number;
  /** The connection is cut instead. */
  cut: boolean;
}

/** Takes a request to send: draws its fate, keeps it, and plans what the customer and the network will say to it. */
export async function submit(
  parts: Parts,
  type: ProviderType,
  request: Understood & { is: "submission" },
): Promise<Reply> {
  const { account, submissions } = request;
  const carrier = CARRIERS[type];
  const settings = parts.accounts.settings();
  const now = Date.now();
  const [first] = submissions;
  if (first === undefined) return { answer: carrier.refused(), wait: 0, cut: false };
  const fateOf = (to: string): Draws => {
    const nth = parts.messages.tries(type, to);
    return (name) => draw(settings.seed, type, to, nth, name);
  };
  const fate = fateOf(first.to);
  const trouble = troubleOf(settings, fate);
  const taken = submissions.map((submission) => {
    const draws = fateOf(submission.to);
    return { message: keep(parts, account, submission, trouble, draws, settings, now), draws };
  });
  if (hasLeft(trouble)) for (const { message, draws } of taken) await plan(parts, message, draws);
  parts.post.start();
  const messages = taken.map(({ message }) => message);
  const wait = between(settings.answerDelay, fate("answer")) + (trouble === "held" ? settings.holdFor : 0);
  return { answer: answerOf(type, trouble, messages, account, settings), wait, cut: trouble === "lost" };
}

function keep(
  parts: Parts,
  account: Account,
  submission: Submission,
  trouble: Trouble,
  draws: Draws,
  settings: NetworkSettings,
  now: number,
): Message {
  const number = parts.people.numberOf(account, submission.to);
  parts.typing.delete(`${account.name} ${number}`);
  const fails = receiptsOf(settings, draws, false).some(({ state }) => state === "failed");
  return parts.messages.add({
    ...submission,
    type: account.type,
    account: account.name,
    mine: false,
    from: submission.from || account.from,
    number,
    kind: "message",
    segments: segmentsOf(submission.text),
    carrierId: submission.carrierId ?? CARRIERS[account.type].newId(),
    trouble,
    arrived: hasLeft(trouble),
    state: "accepted",
    read: false,
    failure: submission.failure ?? (fails ? "unreachable" : null),
    file: null,
    afterStop: isUnwanted(parts, account, number),
    at: now,
  });
}

/** Their STOP was taken, and they have not written since. */
function isUnwanted({ stops, messages }: Parts, { name }: Account, number: string): boolean {
  const stop = stops.get(name, number);
  return stop !== undefined && stop.told !== null && (messages.lastWord(name, number) ?? 0) <= stop.at;
}

function answerOf(
  type: ProviderType,
  trouble: Trouble,
  messages: Message[],
  account: Account,
  { retryAfter }: NetworkSettings,
): Answer {
  const carrier = CARRIERS[type];
  if (trouble === "refused") return carrier.refused();
  if (trouble === "broken") return carrier.broken();
  if (trouble !== "slow-down") return carrier.accepted(messages, account);
  const answer = carrier.slowDown();
  return { ...answer, headers: { ...answer.headers, "retry-after": String(retryAfter) } };
}
