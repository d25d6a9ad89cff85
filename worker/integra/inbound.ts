import { Hono } from "hono";
import { may } from "../../domain/access/permission.ts";
import { accountOf } from "../../durable-objects/carrier-account.ts";
import { campaignOfDid } from "../../durable-objects/directory/door.ts";
import { receiveSms } from "../../protocol/integra.ts";
import type { Called } from "../access/caller.ts";
import { refuse } from "../problems.ts";
import { wayFor } from "../sms/outlet.ts";
import { Deliveries } from "../webhooks/deliveries.ts";
import { calls } from "./entrance.ts";
import { pathOf } from "./parameters.ts";

/** An SMS that a customer wrote, told by a gateway that can only call an address (API-7): it goes the way of a webhook's message. */
export const inbound = new Hono<Called>().get("/InboundSMS/ReceiveURLSMS/*", calls("messages"), async (c) => {
  const { phone, message, destination, ...named } = pathOf(c, "/InboundSMS/ReceiveURLSMS", receiveSms);
  const { outlet, account } = await wayFor(c.env, c.var.caller, named);
  const to = destination ?? outlet.senders[0] ?? account.settings.from;
  const owner = await campaignOfDid(c.env, account.id, to);
  if (owner === null || may(c.var.principal, null, owner.campaign.id) !== "allowed")
    refuse("not_found", `No campaign answers ${to}`);
  const arrival = {
    kind: "message",
    id: null,
    from: phone,
    phone: null,
    to,
    at: null,
    name: "",
    text: message,
  } as const;
  const deliveries = new Deliveries(c.env, account, await accountOf(c.env, account), Date.now());
  const why = await deliveries.take({ ...arrival, files: [], call: false });
  if (why !== null) refuse("not_found", `No campaign answers ${to}`);
  return c.text("OK");
});
