import type { Template } from "../../protocol/providers.ts";

/** A message that WhatsApp has approved, or not yet, with what the customer sees around its body. */
export interface PretendTemplate extends Template {
  header: string;
  footer: string;
  buttons: string[];
  /** Twilio's name of it. */
  contentSid: string;
}

const ORDER = { category: "UTILITY", header: "", footer: "", buttons: [], status: "approved", parameters: 2 } as const;
const VISIT = { category: "UTILITY", status: "approved", parameters: 3 } as const;

/** What every pretend WhatsApp account owns. */
export const TEMPLATES: readonly PretendTemplate[] = [
  { ...ORDER, name: "order_shipped", language: "es", body: "Hola {{1}}, tu pedido {{2}} ya salió y llega mañana." },
  {
    ...ORDER,
    name: "order_shipped",
    language: "en",
    body: "Hi {{1}}, your order {{2}} is on its way and arrives tomorrow.",
  },
  { ...ORDER, name: "order_shipped", language: "pt_BR", body: "Olá {{1}}, seu pedido {{2}} já saiu e chega amanhã." },
  {
    ...VISIT,
    name: "visit_reminder",
    language: "es",
    header: "Recordatorio",
    body: "{{1}}, te esperamos el {{2}} a las {{3}}. ¿Venís?",
    footer: "Altamar",
    buttons: ["Sí, voy", "Cambiar la hora"],
  },
  {
    ...VISIT,
    name: "visit_reminder",
    language: "pt_BR",
    header: "Lembrete",
    body: "{{1}}, esperamos você no dia {{2}} às {{3}}. Você vem?",
    footer: "Altamar",
    buttons: ["Sim, vou", "Mudar o horário"],
  },
  {
    name: "winter_sale",
    language: "es",
    category: "MARKETING",
    status: "approved",
    parameters: 1,
    header: "Liquidación de invierno",
    body: "{{1}}, esta semana todo el abrigo tiene un 30 % menos.",
    footer: "Para no recibir más: BAJA",
    buttons: ["Ver ofertas"],
  },
  {
    name: "come_back",
    language: "es",
    category: "MARKETING",
    status: "pending",
    parameters: 0,
    header: "",
    body: "Hace tiempo que no nos vemos. ¿Te ayudamos en algo?",
    footer: "",
    buttons: [],
  },
  {
    name: "free_money",
    language: "en",
    category: "MARKETING",
    status: "rejected",
    parameters: 0,
    header: "",
    body: "You have won!!! Click now",
    footer: "",
    buttons: [],
  },
].map(
  (template, index) =>
    ({ ...template, contentSid: `HX${(index + 1).toString(16).padStart(32, "0")}` }) as PretendTemplate,
);

export function findTemplate(name: string, language: string): PretendTemplate | undefined {
  return TEMPLATES.find((template) => template.name === name && template.language === language);
}

/** Its body with the values in place. */
export function filled(template: PretendTemplate, values: string[]): string {
  return template.body.replaceAll(/\{\{(\d+)\}\}/g, (hole, n: string) => values[Number(n) - 1] ?? hole);
}
