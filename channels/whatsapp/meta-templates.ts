import { z } from "zod";
import type { Template } from "../../protocol/providers.ts";
import { type Ask, type CarrierAccount, type Departure, Refusal } from "../carrier.ts";
import { graphGet } from "../meta/graph.ts";
import { label } from "../webhook.ts";

const MOST_PAGES = 20;
/** A template with named values keeps their names in its own: `contrato_listo{nombre,fecha}`. */
const WITH_NAMES = /^([^{}]+)\{([^{}]+)\}$/;

/** What a send needs of a template: its values in order, under their names where it has names. */
export function templateComponents({ name, language, parameters }: NonNullable<Departure["template"]>) {
  const [, bare = name, names] = WITH_NAMES.exec(name) ?? [];
  const called = names?.split(",");
  const values = parameters.map((text, at) => ({
    type: "text",
    ...(called?.[at] === undefined ? {} : { parameter_name: called[at] }),
    text: text.toWellFormed(),
  }));
  return {
    name: bare,
    language: { code: language },
    ...(values.length === 0 ? {} : { components: [{ type: "body", parameters: values }] }),
  };
}

const page = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({ next: z.string().optional(), cursors: z.looseObject({ after: z.string() }).optional() })
    .optional(),
});
const component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(z.looseObject({ type: z.string(), url: z.string().optional() })).optional(),
});
const template = z.looseObject({
  name: z.string().min(1),
  language: z.string().min(2).max(10),
  status: z.string(),
  category: label.default(""),
  components: z.array(component).default([]),
});

/**
 * All templates of the business account. Those that need more than values for their body (a picture above, a variable in the heading,
 * in a button's address, a code to copy) are left out: nothing here could fill it.
 */
export async function metaTemplates(account: CarrierAccount, ask: Ask): Promise<Template[]> {
  const found: Template[] = [];
  let after: string | null = "";
  for (let pages = 0; after !== null && pages < MOST_PAGES; pages += 1) {
    const query = new URLSearchParams({ limit: "100", fields: "name,language,status,category,components" });
    if (after !== "") query.set("after", after);
    const path = `/${encodeURIComponent(account.settings.account)}/message_templates?${query}`;
    const answer = await ask(graphGet(account, path));
    if (!answer.ok) throw new Refusal(`Meta answers ${answer.status}`);
    const { data, paging } = page.parse(await answer.json());
    found.push(...data.flatMap(templateOf));
    after = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
  }
  return found;
}

const STATES: Record<string, Template["status"]> = {
  APPROVED: "approved",
  PENDING: "pending",
  IN_APPEAL: "pending",
  REJECTED: "rejected",
  PAUSED: "paused",
};

function templateOf(item: unknown): Template[] {
  const read = template.safeParse(item).data;
  const body = read?.components.find(({ type }) => type.toUpperCase() === "BODY")?.text;
  if (read === undefined || body === undefined || read.components.some(needsMore)) return [];
  const names = [...new Set([...body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name))];
  const isNamed = names.some((name) => !/^\d+$/.test(name));
  return [
    {
      name: isNamed ? `${read.name}{${names.join(",")}}` : read.name,
      language: read.language,
      status: STATES[read.status] ?? "disabled",
      category: read.category,
      body: isNamed ? body.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => `{{${names.indexOf(name) + 1}}}`) : body,
      parameters: names.length,
    },
  ];
}

function needsMore({ type, format, text, buttons }: z.output<typeof component>): boolean {
  if (type.toUpperCase() === "HEADER") return (format ?? "TEXT") !== "TEXT" || (text ?? "").includes("{{");
  return (buttons ?? []).some(
    (button) => ["COPY_CODE", "OTP"].includes(button.type) || (button.url ?? "").includes("{{"),
  );
}
