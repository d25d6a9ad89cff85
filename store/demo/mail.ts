import { defaultsOf } from "../../domain/campaign/defaults.ts";
import { type MailboxDraft, mailboxFields } from "../../protocol/mailboxes.ts";
import { listGroups, putGroup } from "../access/groups.ts";
import { findCampaign } from "../configuration/campaigns.ts";
import { createMailbox, replaceMailbox } from "../configuration/change-mailboxes.ts";
import type { MailboxRow } from "../configuration/mailbox-row.ts";
import { findMailbox } from "../configuration/mailboxes.ts";
import { changeMembers } from "../configuration/members.ts";
import { agentsNamed } from "../configuration/members-screen.ts";
import { campaignMembers } from "../schema/configuration.ts";
import { BY, GROUP, openCampaign } from "./campaigns.ts";

const CAMPAIGN = "mail-demo";
const AGENTS = ["ana", "bruno"];
const SUPPORT = "soporte";
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
 * A mailbox of each way out and the campaign `mail-demo` (design section 8). Does nothing that was done before, but for the port of a
 * server that has moved. Needs the users of `seedDemo`.
 */
export async function seedMail(
  config: D1Database,
  sealSecret: string,
  server: { host: string; port: number },
): Promise<void> {
  for (const draft of mailboxes(server)) await keep(config, sealSecret, draft);
  const support = await findMailbox(config, SUPPORT);
  if (support === null || (await findCampaign(config, CAMPAIGN)) !== null) return;
  const campaign = await openCampaign(config, {
    name: CAMPAIGN,
    channel: "email",
    mailbox: support.id,
    thresholds: { serviceLevel: 14_400 },
    // No range: open around the clock.
    schedule: { zone: "America/Montevideo", ranges: [] },
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
