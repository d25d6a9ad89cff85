import type { AnyKind, Entry, ImportReport } from "../../../../protocol/configuration-file.ts";
import { m } from "../../../shared/paraglide/messages.js";

const KIND_NAMES: Record<AnyKind, () => string> = {
  groups: m.people_groups,
  users: m.people_users,
  teams: m.people_teams,
  voiceCampaigns: m.portal_voice_campaigns,
  breaks: m.people_breaks,
  providers: m.providers_title,
  mailboxes: m.mailboxes_title,
  campaigns: m.campaigns_title,
  qualityModels: m.quality_models,
  holidays: m.people_holidays,
  dialers: m.dialers_title,
  templates: m.settings_transfer_templates,
  alertLimits: m.settings_transfer_alerts,
  webhooks: m.webhooks_title,
  cannedResponses: m.settings_canned,
  dispositions: m.settings_dispositions,
};
const MOST_NAMED = 12;

interface ReportProps {
  title: string;
  report: ImportReport;
  /** It has been done: what is left to do by hand is said. */
  after?: boolean;
}

/** What an import creates, changes and cannot keep, by kind. */
export function Report({
  title,
  report: { created, changed, same, refused, secrets, newSecrets },
  after = false,
}: ReportProps) {
  return (
    <div class="transfer-report">
      <h3>{title}</h3>
      <ByKind title={m.settings_transfer_created()} entries={created} />
      <ByKind title={m.settings_transfer_changed()} entries={changed} />
      {same > 0 && <p class="quiet">{m.settings_transfer_same({ count: same })}</p>}
      {refused.length > 0 && (
        <>
          <h4 class="bad-word">{m.settings_transfer_refusals()}</h4>
          <ul>
            {refused.map(({ kind, name, detail }, index) => (
              <li key={index}>
                {KIND_NAMES[kind]()}: <strong>{name}</strong>. {detail}
              </li>
            ))}
          </ul>
        </>
      )}
      {secrets.length > 0 && (
        <>
          <h4>{after ? m.settings_transfer_secrets_now() : m.settings_transfer_secrets()}</h4>
          <ul>
            {secrets.map(({ kind, name, secrets: names }) => (
              <li key={`${kind} ${name}`}>
                <a href={placeOf({ kind, name })}>
                  {KIND_NAMES[kind]()}: {name}
                </a>{" "}
                <span class="quiet">({names.join(", ")})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {newSecrets.length > 0 && (
        <>
          <h4>{after ? m.settings_transfer_new_secrets_now() : m.settings_transfer_new_secrets()}</h4>
          <ul>
            {newSecrets.map(({ webhook, secret }) => (
              <li key={webhook}>
                {m.webhooks_title()}: <strong>{webhook}</strong> {secret !== "" && <code>{secret}</code>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ByKind({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h4>
        {title} <span class="chip">{entries.length}</span>
      </h4>
      <ul>
        {[...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, some]) => (
          <li key={kind}>
            <strong>{KIND_NAMES[kind]()}</strong> {listOf(some.map(({ name }) => name))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The first of them by name, the others by number. */
function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).filter((name) => name !== "");
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${shown.join(", ")} ${m.settings_transfer_more({ count: more })}` : shown.join(", ");
}

/** Where its secret is typed. */
function placeOf({ kind, name }: Entry): string {
  if (kind === "users") return `/users?q=${encodeURIComponent(name)}`;
  return `/${kind}/${encodeURIComponent(name)}`;
}
