import type { Reach } from "../../domain/access/reach.ts";
import { conversationOf } from "../../durable-objects/addresses.ts";
import { type OpenedFile, openFile } from "../../durable-objects/kept-files.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import type { Recording } from "../../protocol/recordings.ts";
import { answersAt } from "../../store/archive/evaluations.ts";
import { findInteraction } from "../../store/archive/find-interactions.ts";
import { hasPassedOn } from "../../store/archive/passed-on.ts";
import { qualityModelOf } from "../../store/configuration/quality-models.ts";
import { withNames } from "./named.ts";

const NO_ANSWERS = { closing: null, evaluation: null };

/** One recording, if its campaign is among those that somebody may see; null: there is none for them (SEC-5). */
export async function openRecording(env: Env, { campaigns, agent }: Reach, id: string): Promise<Recording | null> {
  const line = await findInteraction(env.ARCHIVE, id, campaigns);
  if (line === null || (agent !== undefined && !(await isOf(env, line, agent)))) return null;
  const [recorded, [item], answers, model] = await Promise.all([
    conversationOf(env, line.conversation).recording(line.id),
    withNames(env.CONFIG, [line]),
    // What supervisors think of an agent is not for the agent.
    agent === undefined ? answersAt(env.ARCHIVE, line.id) : NO_ANSWERS,
    agent === undefined ? qualityModelOf(env.CONFIG, line.campaign) : null,
  ]);
  return recorded === null || item === undefined ? null : { ...recorded, item, quality: { model, ...answers } };
}

async function isOf(env: Env, { id, agent }: InteractionLine, who: string): Promise<boolean> {
  return agent === who || (await hasPassedOn(env.ARCHIVE, who, id));
}

/** A file that one of its entries names: what else lies in the conversation belongs to other interactions. */
export async function recordedFile(env: Env, recording: Recording, file: string): Promise<OpenedFile | null> {
  return filesOf(recording).has(file) ? openFile(env, recording.item.conversation, file) : null;
}

/** Of a mail thread the first that came in, whole. */
export function firstRawMail({ entries }: Pick<Recording, "entries">): string | null {
  return entries.find(({ mail }) => mail !== undefined && mail.raw !== null)?.mail?.raw ?? null;
}

/** Ids of all files that its entries name. */
export function filesOf({ entries }: Pick<Recording, "entries">): Set<string> {
  const ids = entries.flatMap(({ file, mail }) => {
    const references: (FileReference | undefined)[] = [
      file,
      ...(mail?.files ?? []),
      ...Object.values(mail?.inline ?? {}),
    ];
    return [...references.map((one) => one?.id), mail?.html, mail?.raw];
  });
  return new Set(ids.filter((id) => typeof id === "string"));
}
