import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../../tests/acceptance/centre.ts";
import { until } from "../../tests/acceptance/line.ts";
import { visit } from "../../tests/acceptance/visitor.ts";
import { conversationOf } from "../addresses.ts";

/** A chat that its agent has closed while something stood typed there. */
async function closedOverADraft(name: string, reopenWindow: number) {
  const campaign = await openCampaign(name, { reopenWindow }, [{ agent: `ana-${name}` }]);
  const ana = await new TestAgent(`ana-${name}`, [campaign]).signIn();
  const visitor = await visit(campaign);
  await ana.holds(visitor.interaction);
  const chat = await ana.open(visitor.interaction);
  await chat.line.until("changes");
  chat.line.send({ t: "draft", id: crypto.randomUUID(), reply: "Son $ 1.2", note: "cliente de años" });
  await until(async () => (await kept(visitor.conversation)) === 1);
  chat.close();
  await until(() => visitor.chat.state()?.state === "closed");
  return { visitor, conversation: conversationOf(env, visitor.conversation) };
}

function kept(conversation: string): Promise<number> {
  return runInDurableObject(conversationOf(env, conversation), (_, { storage }) =>
    Number(storage.sql.exec("SELECT COUNT(*) AS n FROM facts WHERE name LIKE 'draft:%'").one().n),
  );
}

test("what was typed and not sent goes with a close that nothing brings back", async () => {
  const { visitor } = await closedOverADraft("draft-gone", 0);
  expect(await kept(visitor.conversation)).toBe(0);
});

test("while the customer may bring it back, what was typed waits for them; then it goes", async () => {
  const { visitor, conversation } = await closedOverADraft("draft-kept", 15);
  expect(await kept(visitor.conversation)).toBe(1);
  const left = await runInDurableObject(conversation, async (_, { storage }) => {
    const at = Number(storage.sql.exec("SELECT at FROM timers WHERE name = 'drafts'").one().at);
    storage.sql.exec("UPDATE timers SET at = 1 WHERE name = 'drafts'");
    await storage.deleteAlarm();
    return at - Date.now();
  });
  expect(left / 60_000).toBeGreaterThan(14);
  expect(left / 60_000).toBeLessThanOrEqual(15.01);
  await evictDurableObject(conversation, { webSockets: "close" });
  await runDurableObjectAlarm(conversation);
  await until(async () => (await kept(visitor.conversation)) === 0);
});
