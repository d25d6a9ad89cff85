import type { Account } from "../network/account.ts";
import type { Failure } from "../network/message.ts";
import { filled, findTemplate } from "../network/templates.ts";
import { json } from "./answers.ts";
import type { ApiCall, Memory, Understood } from "./carrier.ts";
import { refused } from "./graph.ts";
import { jsonOf, listOf, recordOf, textOf } from "./reading.ts";
import { plain, WINDOW_MS } from "./writing.ts";

const LONGEST = 4_096;
const MEDIA_KINDS = ["image", "audio", "video", "document", "sticker"] as const;

export function submissionOf(call: ApiCall, account: Account, memory: Memory): Understood {
  const body = recordOf(jsonOf(call));
  if (body.messaging_product !== "whatsapp") return refused(400, 100, "The parameter messaging_product is required.");
  if (body.status === "read") return signOf(body, account);
  const to = textOf(body.to) || textOf(body.recipient);
  if (!/^\+?\d{7,16}$|^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(to)) return refused(400, 100, "Invalid parameter: to");
  const type = textOf(body.type) || "text";
  const content = recordOf(body[type]);
  const ref = textOf(body.biz_opaque_callback_data) || null;
  const fields = { to, from: account.from, ref };
  if (type === "template") return templateOf(account, content, fields);
  const last = memory.lastWord(account, to);
  const failure: Failure | null = last === null || memory.now - last > WINDOW_MS ? "window-closed" : null;
  if (type === "text") {
    const text = textOf(content.body);
    if (text === "") return refused(400, 100, "The parameter text['body'] is required.");
    if ([...text].length > LONGEST)
      return refused(400, 100, "Param text['body'] must be at most 4096 characters long.");
    return { is: "submission", account, submissions: [plain({ ...fields, text, failure })] };
  }
  if (!MEDIA_KINDS.some((kind) => kind === type)) return refused(400, 131051, "Unsupported message type");
  const mediaUrl = textOf(content.link);
  if (mediaUrl === "") return refused(400, 131009, "Parameter value is not valid");
  return {
    is: "submission",
    account,
    submissions: [plain({ ...fields, text: textOf(content.caption), mediaUrl, failure })],
  };
}

function templateOf(
  account: Account,
  content: Record<string, unknown>,
  fields: { to: string; from: string; ref: string | null },
): Understood {
  const name = textOf(content.name);
  const language = textOf(recordOf(content.language).code);
  const template = findTemplate(name, language);
  if (template === undefined || template.status === "pending" || template.status === "rejected")
    return refused(404, 132001, `Template name does not exist in the translation: ${name} in ${language}`);
  const body = listOf(content.components)
    .map(recordOf)
    .find(({ type }) => textOf(type).toLowerCase() === "body");
  const parameters = listOf(body?.parameters).map((parameter) => textOf(recordOf(parameter).text));
  if (parameters.length !== template.parameters)
    return refused(
      400,
      132000,
      `Number of parameters does not match the expected number of params: ${parameters.length} of ${template.parameters}`,
    );
  const submission = plain({ ...fields, text: filled(template, parameters), template: { name, language, parameters } });
  return { is: "submission", account, submissions: [submission] };
}

/** Read up to a message, and typing with it. */
function signOf(body: Record<string, unknown>, account: Account): Understood {
  const sign = body.typing_indicator === undefined ? "seen" : "typing";
  return {
    is: "sign",
    account,
    to: null,
    sign,
    messageId: textOf(body.message_id),
    answer: json(200, { success: true }),
  };
}
