import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openCampaign } from "../tests/acceptance/centre.ts";
import { openAccount, TestCustomer } from "../tests/acceptance/customer.ts";
import { conversationOf } from "./addresses.ts";

test("what a program's word had changed before it failed ends with the instance, and the next one is taken", async () => {
  await openAccount("sms-ended");
  const campaign = await openCampaign("sms-ended", { channel: "sms", provider: "sms-ended" }, []);
  const customer = new TestCustomer(campaign, "sms-ended", "+59898344484");
  const word = { id: "word-1", fresh: true };
  expect(await customer.isWritten("Su pedido", word)).toBeNull();

  const line = { ...customer.address, sender: "another" };
  // No id of a fresh word has come before: this one breaks the log, after the line was written.
  await expect(customer.isWritten("Su pedido", { ...word, line })).rejects.toThrow("UNIQUE");

  expect(await sendersOf(customer)).toEqual([customer.address.sender]);
  expect(await customer.isWritten("Su pedido", { line })).toBeNull();
  expect(await sendersOf(customer)).toEqual(["another"]);
});

function sendersOf(customer: TestCustomer): Promise<unknown[]> {
  return runInDurableObject(conversationOf(env, customer.conversation), (_, { storage }) =>
    storage.sql
      .exec("SELECT value ->> 'sender' AS sender FROM facts WHERE name = 'address'")
      .toArray()
      .map(({ sender }) => sender),
  );
}
