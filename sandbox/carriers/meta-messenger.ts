import type { Account } from "../network/account.ts";
import type { ReceiptState } from "../network/fate.ts";
import type { Message } from "../network/message.ts";
import { nameOf } from "../network/people.ts";
import { json } from "./answers.ts";
import type { ApiCall, Memory, PretendCarrier, Understood } from "./carrier.ts";
import { accountOf, broken, graphError, graphPathOf, noToken, refused, signedWebhook, slowDown } from "./graph.ts";
import { jsonOf, recordOf, textOf } from "./reading.ts";
import { HOUR_MS, hexId, plain, WINDOW_MS } from "./writing.ts";

const LONGEST = 2_000;
const HUMAN_AGENT_MS = 7 * 24 * HOUR_MS;
const SIGNS: Record<string, "typing" | "seen"> = { typing_on: "typing", mark_seen: "seen" };

/** A Facebook page's Send API; delivered and read come as watermarks, what the page sends is told back as an echo. */
export const metaMessenger: PretendCarrier = {
  understand(call, accounts, memory): Understood {
    const { node, edge } = graphPathOf(call);
    // What customers send stands at an address that anybody who has it may read.
    if (node === "media")
      return memory.file(edge) === null ? refused(404, 100, "No such media") : { is: "file", key: edge };
    const account = accountOf(call, accounts);
    if (account === undefined) return noToken();
    const isPage = node === account.senderId || node === "me";
    if (call.method === "POST" && isPage && edge === "messages") return submissionOf(call, account, memory);
    if (call.method === "GET" && edge === "" && /^\d+$/.test(node) && !isPage)
      return { is: "answered", answer: profileOf(node, memory.numberOf(account, node)) };
    return refused(
      400,
      100,
      `Unsupported ${call.method.toLowerCase()} request. Object with ID '${node}' does not exist`,
      33,
    );
  },
  newId: () => `m_${hexId("", 40)}`,
  accepted: ([message]) => json(200, { recipient_id: message?.to ?? "", message_id: message?.carrierId ?? "" }),
  refused: () => graphError(400, 551, "This person isn't available right now.", 1545041),
  broken,
  slowDown,
  async receipt(account, message, state, _customer, now) {
    const mark = markOf(message, state);
    return mark === null ? null : signedWebhook(account, envelopeOf(account, message.to, account.senderId, now, mark));
  },
  async inbound(account, message, customer, base) {
    if (message.kind !== "message") return null;
    const word = {
      mid: message.carrierId,
      ...(message.text !== "" && { text: message.text }),
      ...attachmentsOf(message, base),
    };
    return signedWebhook(account, envelopeOf(account, customer.id, account.senderId, message.at, { message: word }));
  },
  echo(account, message) {
    const said =
      message.mediaUrl === null
        ? { text: message.text }
        : { attachments: [{ type: "file", payload: { url: message.mediaUrl } }] };
    const ref = message.ref === null ? {} : { metadata: message.ref };
    const word = { mid: message.carrierId, is_echo: true, app_id: 1_234_567_890, ...ref, ...said };
    return signedWebhook(account, envelopeOf(account, account.senderId, message.to, message.at, { message: word }));
  },
};

function submissionOf(call: ApiCall, account: Account, memory: Memory): Understood {
  const body = recordOf(jsonOf(call));
  const to = textOf(recordOf(body.recipient).id);
  if (!/^\d{5,25}$/.test(to)) return refused(400, 100, "No matching user found", 2018001);
  const action = textOf(body.sender_action);
  if (action !== "") {
    const sign = SIGNS[action];
    const answer = json(200, { recipient_id: to });
    return sign === undefined ? { is: "answered", answer } : { is: "sign", account, to, sign, messageId: null, answer };
  }
  const message = recordOf(body.message);
  const text = textOf(message.text);
  const attachment = recordOf(message.attachment);
  const mediaUrl = textOf(recordOf(attachment.payload).url) || null;
  if (text === "" && mediaUrl === null) return refused(400, 100, "Param message must be non-empty.");
  if ([...text].length > LONGEST)
    return refused(400, 100, "Length of param message[text] must be less than or equal to 2000");
  const last = memory.lastWord(account, to);
  const allowed = body.messaging_type === "MESSAGE_TAG" && body.tag === "HUMAN_AGENT" ? HUMAN_AGENT_MS : WINDOW_MS;
  if (last === null || memory.now - last > allowed)
    return refused(400, 10, "This message is sent outside of allowed window.", 2018278);
  const ref = textOf(message.metadata) || null;
  return { is: "submission", account, submissions: [plain({ to, from: account.senderId, text, mediaUrl, ref })] };
}

/** A watermark says: all that was sent to this customer up to then. Sent and failed have no webhook. */
function markOf(message: Message, state: ReceiptState) {
  if (state === "delivered") return { delivery: { mids: [message.carrierId], watermark: message.at } };
  return state === "seen" ? { read: { watermark: message.at } } : null;
}

function attachmentsOf({ file }: Message, base: string) {
  if (file === null) return {};
  const group = file.type.split("/")[0] ?? "";
  const type = group === "image" || group === "audio" || group === "video" ? group : "file";
  return {
    attachments: [{ type, payload: { url: `${base}/media/${file.key}/${encodeURIComponent(file.name)}` } }],
  };
}

function envelopeOf(
  account: Account,
  sender: string,
  recipient: string,
  timestamp: number,
  event: Record<string, unknown>,
) {
  const messaging = [{ sender: { id: sender }, recipient: { id: recipient }, timestamp, ...event }];
  return { object: "page", entry: [{ id: account.senderId, time: timestamp, messaging }] };
}

function profileOf(id: string, number: string) {
  const [first_name = "", ...rest] = nameOf(number).split(" ");
  return json(200, { id, first_name, last_name: rest.join(" ") });
}
