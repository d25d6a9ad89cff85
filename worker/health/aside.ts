import { conversationOf, deskOf, dialerOf, directoryOf, queueOf, webhookOf } from "../../durable-objects/addresses.ts";
import type { SetAside } from "../../protocol/health.ts";
import { subjectNames } from "../../store/configuration/subjects.ts";

type Owner = Pick<SetAside, "kind" | "id">;

/** What objects have told `Directory` that they no longer try by themselves. */
export async function asides(env: Env): Promise<SetAside[]> {
  const told = await directoryOf(env).asides();
  const ids = told.filter(({ kind }) => kind !== "conversation").map(({ id }) => id);
  const names = await subjectNames(env.CONFIG, ids).catch(() => new Map<string, string>());
  return told.map(({ since, ...one }) => ({ ...one, since: since ?? 0, name: names.get(one.id) ?? one.id }));
}

/** Has one object try all of it once more, and answers when it has; false: it has told of nothing. */
export async function tryAsideOf(env: Env, { kind, id }: Owner): Promise<boolean> {
  const told = await directoryOf(env).asides();
  if (!told.some((one) => one.kind === kind && one.id === id)) return false;
  await OBJECTS[kind](env, id).tryAside();
  return true;
}

const OBJECTS: Record<SetAside["kind"], (env: Env, id: string) => { tryAside(): Promise<void> }> = {
  campaign: queueOf,
  agent: deskOf,
  conversation: conversationOf,
  dialer: dialerOf,
  webhook: webhookOf,
};
