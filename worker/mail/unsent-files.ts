import { fileKey } from "../../durable-objects/file-link.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";

const FOLDER = "unsent/";
/** R2 fails at a name of more than a kilobyte. */
const FILE_ID = /^[0-9a-f-]{36}$/;
/** Files of one agent that wait at once: of the mail being written, and of those that were given up in the last day. */
const MOST_WAITING = 100;
/** Who writes a mail for longer attaches again. */
const STALE_MS = 24 * 3_600_000;
/** Of a thousand objects each; the next hour goes on. */
const MOST_PAGES = 20;

/** Keeps a file of a mail that has no thread yet, for its writer alone; false: too many of theirs wait already. */
export async function keepUnsent(
  files: R2Bucket,
  user: string,
  { id, name, type, bytes }: FileReference & { bytes: ArrayBuffer },
): Promise<boolean> {
  const { objects } = await files.list({ prefix: unsentKey(user, ""), limit: MOST_WAITING });
  if (objects.length >= MOST_WAITING) return false;
  await files.put(unsentKey(user, id), bytes, { httpMetadata: { contentType: type }, customMetadata: { name } });
  return true;
}

/** Into the thread that the mail begins; again is harmless, and what is gone is passed over. */
export async function carryUnsent(
  files: R2Bucket,
  { user, into }: { user: string; into: string },
  carried: readonly FileReference[],
): Promise<void> {
  for (const { id } of carried) {
    if ((await files.head(fileKey(into, id))) !== null) continue;
    const object = await files.get(unsentKey(user, id));
    if (object === null) continue;
    const { httpMetadata, customMetadata } = object;
    const about = { ...(httpMetadata && { httpMetadata }), ...(customMetadata && { customMetadata }) };
    await files.put(fileKey(into, id), object.body, about);
  }
}

/** They were taken out of the mail, or have left with it; what is no id of a file is none of them. */
export async function dropUnsent(files: R2Bucket, user: string, ids: readonly string[]): Promise<void> {
  const keys = ids.filter((id) => FILE_ID.test(id)).map((id) => unsentKey(user, id));
  if (keys.length > 0) await files.delete(keys);
}

/** Files of mails that were never sent go after a day. `now`: ms. */
export async function sweepUnsent(files: R2Bucket, now: number): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await files.list({ prefix: FOLDER, ...(cursor !== undefined && { cursor }) });
    const old = found.objects.filter(({ uploaded }) => uploaded.getTime() < now - STALE_MS).map(({ key }) => key);
    if (old.length > 0) await files.delete(old);
    if (!found.truncated) return;
    cursor = found.cursor;
  }
}

function unsentKey(user: string, id: string): string {
  return `${FOLDER}${user}/${id}`;
}
