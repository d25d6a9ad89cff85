import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BuiltChannel } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { can } from "../../session.ts";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";

/** How many agents receive its chats; they are chosen on their own screen (WEB-80). */
export function Members() {
  const editor = useEditor();
  const name = editor.campaign?.name;
  const channel = editor.channel.value;
  const count = useSignal<number | null>(null);
  useEffect(() => {
    count.value = null;
    if (name !== undefined) void read(name, channel).then((members) => (count.value = members));
  }, [name]);
  return (
    <Section id="members">
      {name === undefined && <p class="quiet">{m.campaigns_members_after()}</p>}
      {count.value === 0 && <p class="remark near">{m.campaigns_members_none()}</p>}
      {count.value !== null && count.value > 0 && <p>{m.campaigns_members_count({ count: count.value })}</p>}
      {name !== undefined && can("members") && (
        <p class="members-go">
          <a href={`/members?campaigns=${encodeURIComponent(name)}`}>{m.campaigns_members_go()}</a>
        </p>
      )}
    </Section>
  );
}

/** Null when it cannot be read: then nothing is claimed. */
async function read(name: string, channel: BuiltChannel): Promise<number | null> {
  try {
    const { items } = await answer(api.campaigns.$get({ query: { channel, q: name } }));
    return items.find((line) => line.name === name)?.members ?? null;
  } catch {
    return null;
  }
}
