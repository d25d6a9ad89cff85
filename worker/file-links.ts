import { Hono } from "hono";
import { fileKey, readFileLink } from "../durable-objects/file-link.ts";
import { downloadHeaders } from "./downloads.ts";
import { refuse } from "./problems.ts";

/** Files that leave by a carrier: it, or the customer, fetches them by a signed address that ends by itself. */
export const fileLinks = new Hono<{ Bindings: Env }>().get("/webhooks/files/:token", async (c) => {
  const link = (await readFileLink(c.env, c.req.param("token"))) ?? refuse("not_found");
  const object = (await c.env.FILES.get(fileKey(link.conversation, link.file))) ?? refuse("not_found");
  return new Response(object.body, {
    headers: downloadHeaders(object.customMetadata?.name ?? "file", object.httpMetadata?.contentType),
  });
});
