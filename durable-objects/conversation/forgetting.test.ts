import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign } from "../../tests/acceptance/centre.ts";
import { until } from "../../tests/acceptance/line.ts";
import { visit } from "../../tests/acceptance/visitor.ts";
import { conversationOf } from "../addresses.ts";
import type { Conversation } from "./conversation.ts";
import { Forgetting, type Forgotten } from "./forgetting.ts";

/** R2 with that many files, which it lists a page at a time and deletes a thousand at a time, as it does. */
function bucketOf(keys: Set<string>, page = 1_000) {
  const list = async () => {
    const objects = [...keys].slice(0, page).map((key) => ({ key }));
    return { objects, truncated: keys.size > page };
  };
  const remove = async (some: string[]) => {
    if (some.length > page) throw new RangeError("at most a thousand keys");
    for (const key of some) keys.delete(key);
  };
  return { list, delete: remove } as unknown as R2Bucket;
}

test("a conversation that is forgotten keeps no file, however many it had", async () => {
  const campaign = await openCampaign("forgotten-files", {}, []);
  const { conversation, interaction, chat } = await visit(campaign);
  const keys = new Set(Array.from({ length: 2_500 }, (_, at) => `${conversation}/${at}`));
  chat.line.send({ t: "leave" });
  const forget = (): Promise<Forgotten> =>
    runInDurableObject(conversationOf(env, conversation), (one: Conversation, ctx) =>
      // biome-ignore lint/complexity/useLiteralKeys: it is the object's own.
      new Forgetting(ctx, bucketOf(keys), one["workings"].parts).forget(conversation, [interaction]),
    );
  await until(async () => (await forget()).isEmpty);
  expect(keys.size).toBe(0);
});
