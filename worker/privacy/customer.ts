import { openFile } from "../../durable-objects/kept-files.ts";
import type { InteractionLine } from "../../protocol/archive.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { filesOf, openRecording } from "../recordings/opened.ts";
import { keyOf } from "./erase-elsewhere.ts";

const PAGE = 200;

/** Every recording of whoever has exactly this number, address or case number, page after page, the last closed first. */
async function* recordingsOf(
  archive: D1Database,
  { campaigns }: Pick<Principal, "campaigns">,
  address: string,
): AsyncGenerator<InteractionLine[]> {
  let cursor: string | undefined;
  do {
    const page = await findInteractions(archive, {
      campaigns,
      customer: keyOf(address) ?? address,
      limit: PAGE,
      cursor,
    });
    yield page.items.filter((one) => isOf(one, address));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The same, all at once. */
export async function allRecordingsOf(
  archive: D1Database,
  by: Pick<Principal, "campaigns">,
  address: string,
): Promise<InteractionLine[]> {
  const found: InteractionLine[] = [];
  for await (const page of recordingsOf(archive, by, address)) found.push(...page);
  return found;
}

/** Whether it is theirs: the search finds beginnings of words as well. */
function isOf({ customer, caseNumber }: InteractionLine, address: string): boolean {
  const wanted = address.trim().toLowerCase();
  const digits = wanted.replaceAll(/[^\d]/g, "");
  const isNumber = /^[+\d\s().-]+$/.test(wanted) && customer.phone.replaceAll(/[^\d]/g, "") === digits;
  return customer.mail.toLowerCase() === wanted || caseNumber.toLowerCase() === wanted || (isNumber && digits !== "");
}

/** Everything of them as one JSON file, written as it is read: recordings, and their files in base64. */
export function exportedCustomer(
  env: Env,
  seen: Pick<Principal, "campaigns">,
  address: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const parts = lines(env, seen, address);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

async function* lines(env: Env, seen: Pick<Principal, "campaigns">, address: string): AsyncGenerator<string> {
  yield `{"address":${JSON.stringify(address)},"recordings":[`;
  let separator = "";
  for await (const page of recordingsOf(env.ARCHIVE, seen, address)) {
    for (const { id } of page) {
      const recording = await openRecording(env, seen, id);
      if (recording === null) continue;
      yield `${separator}{"recording":${JSON.stringify(recording)},"files":{`;
      separator = ",";
      let comma = "";
      for (const file of filesOf(recording)) {
        const opened = await openFile(env, recording.item.conversation, file);
        if (opened === null) continue;
        const { name, type } = opened;
        const base64 = Buffer.from(await opened.bytes()).toString("base64");
        yield `${comma}${JSON.stringify(file)}:${JSON.stringify({ name, type, base64 })}`;
        comma = ",";
      }
      yield "}}";
    }
  }
  yield "]}";
}
