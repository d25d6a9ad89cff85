import { defaultsOf } from "../../domain/campaign/defaults.ts";
import { mailDialerFields } from "../../protocol/dialer-fields.ts";
import { type MailboxDraft, mailboxFields } from "../../protocol/mailboxes.ts";
import { listGroups, putGroup } from "../access/groups.ts";
import { findCampaign } from "../configuration/campaigns.ts";
import { createDialer } from "../configuration/change-dialers.ts";
import { createMailbox, replaceMailbox } from "../configuration/change-mailboxes.ts";
import { findDialer } from "../configuration/dialers.ts";
import type { MailboxRow } from "../configuration/mailbox-row.ts";
import { findMailbox } from "../configuration/mailboxes.ts";
import { changeMembers } from "../configuration/members.ts";
import { agentsNamed } from "../configuration/members-screen.ts";
import { campaignMembers } from "../schema/campaigns.ts";
import { BY, GROUP, openCampaign } from "./campaigns.ts";

const CAMPAIGN = "mail-demo";
const DIALER = "mail-dialer";
const AGENTS = ["ana", "bruno"];
const SUPPORT = "soporte";
const ZONE = "America/Montevideo";
/** Opens nothing but the pretend server of one's own machine. */
const PASSWORD = "demo-password";

/** `server`: where the pretend mail server takes submissions. */
function mailboxes(server: { host: string; port: number }): MailboxDraft[] {
  const smtp = { ...server, security: "none" as const, user: "ventas" };
  return [
    { name: SUPPORT, address: "soporte@altamar.example", fromName: "Altamar" },
    {
      name: "ventas",
      address: "ventas@altamar.example",
      fromName: "Altamar Ventas",
      way: "smtp",
      smtp,
      password: PASSWORD,
    },
  ];
}

/**
 * A mailbox of each way out, the campaign `mail-demo` and its dialer (design section 8). Does nothing that was done before, but for the port of a
 * server that has moved. Needs the users of `seedDemo`.
 */
export async function seedMail(
  config: D1Database,
  sealSecret: string,
  server: { host: string; port: number },
): Promise<void> {
  for (const draft of mailboxes(server)) await keep(config, sealSecret, draft);
  const support = await findMailbox(config, SUPPORT);
  if (support === null) return;
  if ((await findCampaign(config, CAMPAIGN)) === null) await openMail(config, support.id);
  await openDialer(config, support);
}

async function openMail(config: D1Database, mailbox: string): Promise<void> {
  const campaign = await openCampaign(config, {
    name: CAMPAIGN,
    channel: "email",
    mailbox,
    thresholds: { serviceLevel: 14_400 },
    // No range: open around the clock.
    schedule: { zone: ZONE, ranges: [] },
    signature: "<p>Altamar · Atención al cliente<br>+598 2400 1234</p>",
    mailRating: { ...defaultsOf("email").mailRating, on: true },
    confirmation: {
      subject: { es: "Recibimos tu mensaje", en: "We have got your message", pt: "Recebemos a sua mensagem" },
      text: {
        es: "Gracias por escribirnos. Te respondemos a la brevedad.",
        en: "Thank you for writing to us. We shall answer soon.",
        pt: "Obrigado por nos escrever. Responderemos em breve.",
      },
    },
  });
  const agents = await agentsNamed(config, AGENTS);
  await changeMembers(config, BY, campaignMembers, { action: "add", campaigns: [campaign], agents, penalty: 0 });
  await show(config);
}

/** Open around the clock, and stopped until somebody starts it. */
async function openDialer(config: D1Database, mailbox: MailboxRow): Promise<void> {
  const campaign = await findCampaign(config, CAMPAIGN);
  if (campaign === null || (await findDialer(config, DIALER, { campaigns: "all" })) !== null) return;
  const fields = mailDialerFields.parse({
    channel: "email",
    campaign: CAMPAIGN,
    name: DIALER,
    interval: 0,
    schedule: { zone: ZONE, ranges: ["sun,mon,tue,wed,thu,fri,sat;00:00-23:59"] },
    subject: "Novedades para ${nombre}",
    template:
      '<h2>Hola ${nombre}</h2><p>Su próxima cuota vence el <strong>${vence}</strong>.</p><p>Si tiene alguna duda, responda a este correo.</p><p><small><a href="${unsubscribe}">No quiero recibir más estos correos</a></small></p>',
  });
  await createDialer(config, BY, fields, { provider: null, channel: "email", campaign, mailbox });
}

async function keep(config: D1Database, sealSecret: string, draft: MailboxDraft): Promise<void> {
  const fields = mailboxFields.parse(draft);
  const before = await findMailbox(config, fields.name);
  if (before === null) await createMailbox(config, sealSecret, BY, fields);
  else if (hasMoved(before, fields.smtp))
    await replaceMailbox(config, sealSecret, BY, before, { ...fields, version: before.version });
}

function hasMoved({ smtp }: MailboxRow, server: MailboxRow["smtp"]): boolean {
  return smtp?.port !== server?.port || smtp?.host !== server?.host;
}

/** The supervisor's group sees the new campaign too. */
async function show(config: D1Database): Promise<void> {
  const group = (await listGroups(config)).find(({ name }) => name === GROUP);
  if (group === undefined) return;
  const { name, permissions } = group;
  await putGroup(config, BY, group, { name, permissions, campaigns: [...new Set([...group.campaigns, CAMPAIGN])] });
}
