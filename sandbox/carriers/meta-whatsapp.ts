import type { KeptFile } from "../network/message.ts";
import { waIdOf } from "../network/numbers.ts";
import { TEMPLATES } from "../network/templates.ts";
import { json } from "./answers.ts";
import type { ApiCall, PretendCarrier, Understood } from "./carrier.ts";
import { accountOf, broken, graphError, graphPathOf, noToken, refused, signedWebhook, slowDown } from "./graph.ts";
import { submissionOf } from "./whatsapp-sending.ts";
import { envelopeOf, statusOf, wordOf } from "./whatsapp-webhooks.ts";
import { hexId } from "./writing.ts";

/** WhatsApp Cloud API: messages, media, templates; webhooks signed by the app's secret. */
export const metaWhatsapp: PretendCarrier = {
  understand(call, accounts, memory): Understood {
    const account = accountOf(call, accounts);
    if (account === undefined) return noToken();
    const { node, edge } = graphPathOf(call);
    if (node === "media" && edge !== "")
      return memory.file(edge) === null ? refused(404, 100, "No such media") : { is: "file", key: edge };
    if (call.method === "GET" && edge === "message_templates" && node === account.account)
      return { is: "answered", answer: templates(call) };
    if (call.method === "POST" && edge === "messages" && node === account.senderId)
      return submissionOf(call, account, memory);
    const file = call.method === "GET" && edge === "" ? memory.file(node) : null;
    if (file !== null) return { is: "answered", answer: mediaOf(file, call.base) };
    return refused(
      400,
      100,
      `Unsupported ${call.method.toLowerCase()} request. Object with ID '${node}' does not exist`,
      33,
    );
  },
  newId: () => `wamid.${btoa(hexId("HBgM", 36)).replaceAll("=", "")}`,
  accepted: ([message]) =>
    json(200, {
      messaging_product: "whatsapp",
      contacts: [
        {
          input: message?.to ?? "",
          ...(message !== undefined && !message.to.includes(".") && { wa_id: waIdOf(message.number) }),
        },
      ],
      messages: [{ id: message?.carrierId ?? "", ...(message?.template && { message_status: "accepted" }) }],
    }),
  refused: () => graphError(400, 131026, "Message undeliverable"),
  broken,
  slowDown,
  receipt: (account, message, state, customer, now) =>
    signedWebhook(account, envelopeOf(account, "messages", { statuses: [statusOf(message, state, customer, now)] })),
  inbound: (account, message, customer, base) => signedWebhook(account, wordOf(account, message, customer, base)),
};

function mediaOf({ key, type, size }: KeptFile, base: string) {
  return json(200, {
    messaging_product: "whatsapp",
    url: `${base}/media/${key}`,
    mime_type: type,
    sha256: key,
    file_size: size,
    id: key,
  });
}

function templates(call: ApiCall) {
  const query = new URLSearchParams(call.query);
  const limit = Number(query.get("limit") ?? 25);
  const start = Number(query.get("after") ?? 0);
  const data = TEMPLATES.slice(start, start + limit).map((template, index) => ({
    name: template.name,
    language: template.language,
    status: template.status.toUpperCase(),
    category: template.category,
    parameter_format: "POSITIONAL",
    id: String(1_000 + start + index),
    components: [
      ...(template.header === "" ? [] : [{ type: "HEADER", format: "TEXT", text: template.header }]),
      { type: "BODY", text: template.body },
      ...(template.footer === "" ? [] : [{ type: "FOOTER", text: template.footer }]),
      ...(template.buttons.length === 0
        ? []
        : [{ type: "BUTTONS", buttons: template.buttons.map((text) => ({ type: "QUICK_REPLY", text })) }]),
    ],
  }));
  const after = start + data.length;
  query.set("after", String(after));
  const isLast = after >= TEMPLATES.length;
  const paging = {
    cursors: { before: String(start), after: String(after) },
    ...(!isLast && { next: `${call.base}${call.path}?${query}` }),
  };
  return json(200, { data, paging });
}
