import { useSignal } from "@preact/signals";
import type { AgentRow, MemberRow } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { channelName } from "../../inbox/channel-name.ts";
import { Late } from "../../late.tsx";
import { Column } from "./column.tsx";
import { type Kind, VOICE, WRITTEN } from "./kind.ts";
import { PenaltyDialog } from "./penalty-dialog.tsx";
import { PenaltyField } from "./penalty-field.tsx";
import { Person } from "./person.tsx";
import { useMembers } from "./use-members.ts";
import "./members.css";

export const CampaignMembers = () => <Members key="written" kind={WRITTEN} />;
export const VoiceMembers = () => <Members key="voice" kind={VOICE} />;

/** Campaigns × members × agents: who receives what, and after whom (WEB-80 to WEB-87). */
function Members({ kind }: { kind: Kind }) {
  const { campaigns, screen, said, failure, chosen, members, agents, load, change, place } = useMembers(kind);
  const setting = useSignal(false);
  const inAll = chosen.names.value.length;
  const of = { members: screen.value?.members ?? [], agents: screen.value?.agents ?? [] };
  const ticked = of.members.filter(({ username }) => members.has(username));

  return (
    <Page
      title={m.members_title()}
      tabs={[WRITTEN, VOICE].map((one) => ({ href: one.href, label: one.label(), current: one === kind }))}
      note={m.members_note()}
    >
      <p role="status" class="visually-hidden">
        {said.value}
      </p>
      {failure.value !== null && <Failed text={failure.value} again={load} />}
      {campaigns.value === null ? (
        failure.value === null && <Late rows={6} />
      ) : (
        <div class="members">
          <Column
            title={m.members_campaigns()}
            note={m.members_selected_of({ count: inAll, all: campaigns.value.length })}
            find={m.members_find_campaign()}
            rows={campaigns.value}
            nameOf={({ name }) => name}
            wordsOf={({ name }) => name}
            chosen={chosen}
            empty={m.members_no_campaigns()}
            draw={({ name, channel, members: count }) => (
              <>
                <Icon name={channel ?? "phone"} {...(channel && { label: channelName(channel) })} />
                <span class="cut">{name}</span>
                <span class="quiet members-count">{count}</span>
              </>
            )}
            foot={
              <>
                <span class="quiet">{inAll > 1 ? m.members_union() : m.members_choose()}</span>
                <wa-button size="s" appearance="plain" disabled={inAll === 0} onClick={chosen.clear}>
                  {m.members_clear()}
                </wa-button>
              </>
            }
          />
          <Column<MemberRow>
            title={m.members_members()}
            note={m.members_members_in({ count: of.members.length, campaigns: inAll })}
            find={m.members_find_member()}
            rows={of.members}
            nameOf={({ username }) => username}
            wordsOf={({ name, username }) => `${name} ${username}`}
            chosen={members}
            empty={inAll === 0 ? m.members_choose() : m.members_nobody()}
            draw={(row) => <Person agent={row} line={whereOf(row, inAll)} warn={row.voice.length === 0} />}
            beside={(row) => <PenaltyField member={row} place={(penalty) => place([row], penalty)} />}
            foot={
              <>
                <strong>{m.members_selected({ count: ticked.length })}</strong>
                <wa-button
                  size="s"
                  appearance="outlined"
                  disabled={ticked.length === 0}
                  onClick={() => {
                    setting.value = true;
                  }}
                >
                  {m.members_set_penalty()}
                </wa-button>
                <wa-button
                  size="s"
                  appearance="outlined"
                  variant="danger"
                  disabled={ticked.length === 0}
                  onClick={() => change("remove")}
                >
                  {m.members_remove({ count: inAll })}
                </wa-button>
              </>
            }
          />
          <Column<AgentRow>
            title={m.members_agents()}
            note={inAll === 0 ? "" : m.members_agents_outside({ count: of.agents.length })}
            find={m.members_find_agent()}
            rows={of.agents}
            nameOf={({ username }) => username}
            wordsOf={({ name, username }) => `${name} ${username}`}
            chosen={agents}
            empty={m.members_everybody()}
            draw={(row) => <Person agent={row} line={alreadyIn(row, of.members) ?? voiceOf(row)} />}
            foot={
              <>
                <strong>{m.members_selected({ count: agents.names.value.length })}</strong>
                <wa-button
                  size="s"
                  variant="brand"
                  disabled={agents.names.value.length === 0 || inAll === 0}
                  onClick={() => change("add")}
                >
                  {m.members_add({ count: inAll })}
                </wa-button>
              </>
            }
          />
        </div>
      )}
      {setting.value && (
        <PenaltyDialog
          count={ticked.length}
          place={(penalty) => place(ticked, penalty)}
          closed={() => {
            setting.value = false;
          }}
        />
      )}
    </Page>
  );
}

function whereOf(row: MemberRow, selected: number): string {
  const where =
    selected > 1 && row.campaigns.length === selected
      ? m.members_all_of_them()
      : row.campaigns.map(({ campaign }) => campaign).join(", ");
  return row.voice.length === 0 ? m.members_receives_nothing({ where }) : where;
}

function alreadyIn(agent: AgentRow, members: readonly MemberRow[]): string | null {
  const member = members.find(({ username }) => username === agent.username);
  return member === undefined
    ? null
    : m.members_already({ where: member.campaigns.map(({ campaign }) => campaign).join(", ") });
}

function voiceOf({ voice }: AgentRow): string {
  return voice.length === 0 ? m.members_no_voice_campaign() : m.members_voice_of({ where: voice.join(", ") });
}
