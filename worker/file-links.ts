import { Hono } from "hono";
import { readFileLink } from "../durable-objects/file-link.ts";
import { openFile } from "../durable-objects/kept-files.ts";
import { downloadHeaders } from "./downloads.ts";
import { refuse } from "./problems.ts";

/** Files that leave by a carrier: it, or the customer, fetches them by a signed address that ends by itself. */
export const fileLinks = new Hono<{ Bindings: Env }>().get("/webhooks/files/:token", async (c) => {
  const link = (await readFileLink(c.env, c.req.param("token"))) ?? refuse("not_found");
  const file = (await openFile(c.env, link.conversation, link.file)) ?? refuse("not_found");
  return new Response(file.body, { headers: downloadHeaders(file.name, file.type) });
});
