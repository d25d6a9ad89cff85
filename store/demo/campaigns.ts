import {
  type CampaignDraft,
  createCampaign as campaignSchema,
  type DispositionNode,
} from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import type { CampaignRow } from "../configuration/campaign-row.ts";
import { findCampaign } from "../configuration/campaigns.ts";
import { replaceCanned } from "../configuration/canned-responses.ts";
import { createCampaign } from "../configuration/change-campaigns.ts";
import { replaceDispositions } from "../configuration/dispositions.ts";

export const BY: Actor = { id: "system", name: "Demo" };
export const GROUP = "Atención";

const CANNED = [
  { key: "hola", folder: "", text: "¡Hola! Gracias por escribirnos. ¿En qué te puedo ayudar?" },
  { key: "espera", folder: "", text: "Dame un momento, por favor: lo estoy verificando." },
  { key: "envio", folder: "", text: "Los envíos a Montevideo llegan en 24 horas y al interior en 48." },
  { key: "chau", folder: "", text: "Gracias por comunicarte. ¡Que tengas un buen día!" },
];

const DISPOSITIONS = tree({
  Venta: { Cerrada: { Contado: {}, Crédito: {} }, Pendiente: { Presupuesto: {}, "Llamar luego": {} } },
  Reclamo: { Envío: { Demora: {}, "Producto dañado": {} }, Factura: { "Cobro doble": {} } },
  Consulta: { Horario: {}, Sucursales: {} },
});

/** A campaign of the shop, with its canned responses and dispositions. */
export async function openCampaign(
  config: D1Database,
  draft: Omit<CampaignDraft, "strategy" | "thresholds"> & Partial<Pick<CampaignDraft, "thresholds">>,
): Promise<CampaignRow> {
  const thresholds = { serviceLevel: 60 };
  await createCampaign(config, BY, campaignSchema.parse({ strategy: "nocall", thresholds, ...draft }));
  const campaign = await findCampaign(config, draft.name);
  if (campaign === null) throw new Error(`${draft.name} was not kept`);
  await replaceCanned(config, BY, campaign, { version: campaign.cannedVersion, items: CANNED });
  await replaceDispositions(config, BY, campaign, { version: campaign.dispositionsVersion, items: DISPOSITIONS });
  return campaign;
}

interface Names {
  [name: string]: Names;
}

function tree(names: Names): DispositionNode[] {
  return Object.entries(names).map(([name, below]) => ({ name, children: tree(below) }));
}
