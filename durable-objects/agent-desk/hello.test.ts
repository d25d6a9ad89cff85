import { afterEach, expect, test, vi } from "vitest";
import { openCampaign, TestAgent } from "../../tests/acceptance/centre.ts";
import { visit } from "../../tests/acceptance/visitor.ts";

afterEach(() => vi.restoreAllMocks());

test("a tab that is opened while a chat comes shows it, whichever of the two is told first", async () => {
  const campaign = await openCampaign("hello", { maxInteractions: 5 }, [{ agent: "ana-hello" }]);
  const ana = await new TestAgent("ana-hello", [campaign]).signIn();
  const first = await visit(campaign);
  await ana.holds(first.interaction);

  const { promise: signed, resolve: sign } = Promise.withResolvers<void>();
  const real = crypto.subtle.sign.bind(crypto.subtle);
  const slow = vi.spyOn(crypto.subtle, "sign").mockImplementationOnce(async (...given) => {
    await signed;
    return real(...(given as Parameters<typeof real>));
  });
  const known = ana.tab;
  const opened = ana.signIn();
  await vi.waitFor(() => expect(slow).toHaveBeenCalled());
  const second = await visit(campaign);
  await known.until("held", ({ held }) => held.interaction === second.interaction);
  sign();
  await opened;
  const at = ana.tab.frames.findIndex(({ t }) => t === "hello");
  const told = ana.tab.frames
    .slice(at)
    .flatMap((frame) => (frame.t === "hello" ? frame.held : frame.t === "held" ? [frame.held] : []));
  expect(told.map(({ interaction }) => interaction)).toContain(second.interaction);
});
