import { isTheirs, type Sought } from "../../domain/retention/theirs.ts";
import { openFile } from "../../durable-objects/kept-files.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { InteractionView } from "../../protocol/interaction-view.ts";
import type { Recording } from "../../protocol/recordings.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { endedIn } from "../../store/archive/customers.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { filesOf, openRecording } from "../recordings/opened.ts";
import type { Customer } from "./person.ts";

const PAGE = 200;

/** Every recording of a customer, page after page, each once: of one address after the other, the last closed first. */
async function* recordingsOf(
  archive: D1Database,
  { campaigns }: Pick<Principal, "campaigns">,
  { addresses, conversations, caseNumber }: Customer,
): AsyncGenerator<InteractionLine[]> {
  const given = new Set<string>();
  const fresh = (items: InteractionLine[]) => items.filter(({ id }) => !given.has(id) && given.add(id) !== undefined);
  yield fresh(await endedIn(archive, conversations, campaigns));
  for (const customer of caseNumber === null ? addresses : [...addresses, caseNumber]) {
    let cursor: string | undefined;
    do {
      const page = await findInteractions(archive, { campaigns, customer, limit: PAGE, cursor });
      yield fresh(page.items.filter((one) => isTheirs(one, soughtBy(customer))));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

/** The same, all at once, the last closed first. */
export async function allRecordingsOf(
  archive: D1Database,
  by: Pick<Principal, "campaigns">,
  customer: Customer,
): Promise<InteractionLine[]> {
  const found: InteractionLine[] = [];
  for await (const page of recordingsOf(archive, by, customer)) found.push(...page);
  return found.sort((one, other) => other.closedAt - one.closedAt);
}

const soughtBy = (wanted: string): Sought => ({ addresses: [wanted], conversations: [], caseNumber: wanted });

/** Everything of them as one JSON file, written as it is read: recordings, and their files in base64. */
export function exportedCustomer(
  env: Env,
  seen: Pick<Principal, "campaigns">,
  address: string,
  customer: Customer,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const parts = lines(env, seen, address, customer);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

async function* lines(
  env: Env,
  seen: Pick<Principal, "campaigns">,
  address: string,
  customer: Customer,
): AsyncGenerator<string> {
  yield `{"address":${JSON.stringify(address)},"recordings":[`;
  let separator = "";
  for await (const page of recordingsOf(env.ARCHIVE, seen, customer)) {
    for (const { id } of page) {
      const opened = await openRecording(env, seen, id);
      if (opened === null) continue;
      const recording = asTheirs(opened);
      yield `${separator}{"recording":${JSON.stringify(recording)},"files":{`;
      separator = ",";
      let comma = "";
      for (const file of filesOf(recording)) {
        const stored = await openFile(env, recording.item.conversation, file);
        if (stored === null) continue;
        const { name, type } = stored;
        const base64 = Buffer.from(await stored.bytes()).toString("base64");
        yield `${comma}${JSON.stringify(file)}:${JSON.stringify({ name, type, base64 })}`;
        comma = ",";
      }
      yield "}}";
    }
  }
  yield "]}";
}

/** What a customer may be given: whispers and notes were never for them, nor is what the house thinks of its agents or marks for them. */
function asTheirs({ quality: _, view, ...recording }: Recording): Omit<Recording, "quality"> {
  const said = recording.entries.filter(({ kind }) => kind !== "whisper" && kind !== "note");
  const entries = said.map((entry) => (entry.event === undefined ? entry : { ...entry, event: told(entry.event) }));
  return { ...recording, entries, view: unmarked(view), item: { ...recording.item, qualityScore: null } };
}

/** Without who of the house could have had it, and what they wrote to each other. */
function told(event: EntryEvent): EntryEvent {
  if (event.type === "assigned") return { ...without(event, "choice"), reason: "" };
  if (event.type === "transferred") return { ...without(event, "choice", "reason"), note: "" };
  return "note" in event ? { ...event, note: "" } : event;
}

function unmarked({ staff, ...view }: InteractionView): InteractionView {
  return staff === undefined ? view : { ...view, staff: without(staff, "starred", "starredBy", "disposition") };
}

function without<Whole extends object, Key extends keyof Whole>(whole: Whole, ...keys: Key[]): Omit<Whole, Key> {
  const rest = { ...whole };
  for (const key of keys) delete rest[key];
  return rest;
}
