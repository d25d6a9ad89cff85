import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign, TestAgent } from "../tests/acceptance/centre.ts";
import { until } from "../tests/acceptance/line.ts";
import { visit } from "../tests/acceptance/visitor.ts";
import { conversationOf } from "./addresses.ts";

const WORDS = 20;
/** Rows that one word may write: itself, and at most one of the interaction and one timer. */
const MOST_ROWS_A_WORD = 3;

test("a word costs at most three rows, and no call but the coalesced news to the desk", async () => {
  const campaign = await openCampaign("cost", {}, [{ agent: "ana-cost" }]);
  const ana = await new TestAgent("ana-cost", [campaign]).signIn();
  const visitor = await visit(campaign);
  await ana.holds(visitor.interaction);
  const agent = await ana.open(visitor.interaction);
  await agent.line.until("changes");
  agent.say("the first answer, which also notes when it came");
  await until(() => visitor.chat.texts().length >= 2);

  const cost = { rows: 0, outbox: 0 };
  await runInDurableObject(conversationOf(env, visitor.conversation), (_, { storage }) => {
    const { sql } = storage;
    const exec = sql.exec.bind(sql);
    Object.assign(sql, {
      exec: (query: string, ...values: unknown[]) => {
        const cursor = exec(query, ...values);
        cost.rows += cursor.rowsWritten;
        if (/INTO outbox/i.test(query)) cost.outbox += 1;
        return cursor;
      },
    });
  });
  const before = ana.tab.all("news").length;
  for (let n = 0; n < WORDS; n++) {
    visitor.chat.say(`v${n}`);
    agent.say(`a${n}`);
  }
  await until(() => agent.texts().includes(`v${WORDS - 1}`) && visitor.chat.texts().includes(`a${WORDS - 1}`));
  const news = () => ana.tab.all("news").length - before;
  await until(() => news() > 0);
  const rows = cost.rows / (2 * WORDS);
  console.log(
    `${rows.toFixed(2)} rows a word, ${cost.outbox} calls that must arrive, ${news()} hints for ${2 * WORDS} words`,
  );
  expect(rows).toBeGreaterThanOrEqual(1);
  expect(rows).toBeLessThanOrEqual(MOST_ROWS_A_WORD);
  expect(cost.outbox).toBe(0);
  expect(news()).toBeLessThanOrEqual(2);
});
