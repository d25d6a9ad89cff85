import { z } from "zod";
import type { Template } from "../../protocol/providers.ts";
import { isAt } from "../address-rules.ts";
import { addressAt } from "../base-address.ts";
import { type Ask, type CarrierAccount, type Departure, Refusal } from "../carrier.ts";
import { id, label } from "../webhook.ts";
import { TWILIO_HOSTS, twilioAuth } from "./account.ts";

const MOST_PAGES = 20;
const NAME_AND_SID = /^(.*) \((HX[0-9a-f]{32})\)$/;

/** Twilio sends by the content's SID, people choose by name: the two are a template's name, `contrato_listo (HX…)`. */
export function contentFields({ name, parameters }: NonNullable<Departure["template"]>): Record<string, string> {
  const sid = NAME_AND_SID.exec(name)?.[2];
  if (sid === undefined) throw new Refusal("The template's name does not hold its content SID");
  const variables = Object.fromEntries(parameters.map((value, at) => [at + 1, value]));
  return { ContentSid: sid, ...(parameters.length > 0 && { ContentVariables: JSON.stringify(variables) }) };
}

const page = z.looseObject({
  contents: z.array(z.unknown()),
  meta: z.looseObject({ next_page_url: z.string().nullish() }),
});
const content = z.looseObject({
  sid: z.string().regex(/^HX[0-9a-f]{32}$/),
  friendly_name: label,
  language: z.string().min(2).max(10),
  types: z.record(z.string(), z.looseObject({ body: z.string().optional() })),
  approval_requests: z.looseObject({ status: id, category: label.default("") }).nullish(),
});

/** All contents of the account that have a text, with what WhatsApp thinks of them. */
export async function twilioTemplates(account: CarrierAccount, ask: Ask): Promise<Template[]> {
  const { url } = account.settings;
  const own = isAt(url, TWILIO_HOSTS) ? "" : url;
  const first = addressAt(own, "https://content.twilio.com", "/v1/ContentAndApprovals?PageSize=100");
  const found: Template[] = [];
  let next: URL | null = first;
  for (let pages = 0; next !== null && pages < MOST_PAGES; pages += 1) {
    const answer = await ask({
      url: next.href,
      method: "GET",
      headers: { authorization: twilioAuth(account) },
      body: null,
    });
    if (!answer.ok) throw new Refusal(`Twilio answers ${answer.status}`);
    const { contents, meta } = page.parse(await answer.json());
    found.push(...contents.flatMap(templateOf));
    next = meta.next_page_url ? onHostOf(first, meta.next_page_url) : null;
  }
  return found;
}

/** The token is for the first page's host alone. */
function onHostOf(first: URL, next: string): URL {
  const { pathname, search } = new URL(next, first);
  return new URL(`${pathname}${search}`, first);
}

const STATES: Record<string, Template["status"]> = {
  approved: "approved",
  rejected: "rejected",
  paused: "paused",
  disabled: "disabled",
};

function templateOf(item: unknown): Template[] {
  const read = content.safeParse(item).data;
  const body = Object.values(read?.types ?? {}).find((type) => type.body !== undefined)?.body;
  if (read === undefined || body === undefined) return [];
  const { sid, friendly_name, language, approval_requests } = read;
  return [
    {
      name: `${friendly_name} (${sid})`,
      language,
      status: STATES[approval_requests?.status ?? ""] ?? "pending",
      category: approval_requests?.category ?? "",
      body,
      parameters: new Set(body.match(/\{\{\d{1,2}\}\}/g)).size,
    },
  ];
}
