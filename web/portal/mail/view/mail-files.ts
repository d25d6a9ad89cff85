import type { FileReference } from "../../../../protocol/conversation-word.ts";
import { problem } from "../../../../protocol/problem.ts";
import { Refusal } from "../../api.ts";
import { filePath } from "../../conversation/files.ts";

/** Pictures that stand in a mail, all of one together: each becomes a part of its document. */
const MOST_PICTURE_BYTES = 20 * 1024 * 1024;

async function file(conversation: string, id: string, ticket: string): Promise<Response> {
  const path = filePath(conversation, id);
  const response = await fetch(path, { headers: { Authorization: `Bearer ${ticket}` } }).catch(() => null);
  if (response === null) throw new Refusal(problem("unavailable"));
  if (!response.ok) throw new Refusal(problem(response.status === 404 ? "gone" : "invalid_ticket"));
  return response;
}

/** The HTML of a mail as it came. Throws a `Refusal`. */
export async function mailHtml(conversation: string, id: string, ticket: string): Promise<string> {
  return (await file(conversation, id, ticket)).text();
}

/** The whole mail as it came, as a `blob:` address. Throws a `Refusal`. */
export async function rawMail(conversation: string, id: string, ticket: string): Promise<string> {
  const bytes = await (await file(conversation, id, ticket)).arrayBuffer();
  return URL.createObjectURL(new Blob([bytes], { type: "message/rfc822" }));
}

/** The pictures that came with a mail, by their Content-ID, as `data:` addresses; those that cannot be had are left out. */
export async function attachedPictures(
  conversation: string,
  inline: Record<string, FileReference>,
  wanted: readonly string[],
  ticket: string,
): Promise<Map<string, string>> {
  let left = MOST_PICTURE_BYTES;
  const taken = wanted.flatMap((id) => {
    const reference = Object.hasOwn(inline, id) ? inline[id] : undefined;
    if (reference === undefined || !/^image\/(?!svg)/.test(reference.type) || reference.size > left) return [];
    left -= reference.size;
    return [{ id, reference }];
  });
  const pictures = await Promise.all(
    taken.map(async ({ id, reference }) => {
      const response = await file(conversation, reference.id, ticket).catch(() => null);
      return response === null ? [] : [[id, await dataAddress(await response.blob(), reference.type)] as const];
    }),
  );
  return new Map(pictures.flat());
}

/** Pictures elsewhere, fetched by our server in the reader's place; those that cannot be had are left out. */
export async function remotePictures(addresses: readonly string[]): Promise<Map<string, string>> {
  const queue = [...addresses];
  const found = new Map<string, string>();
  const work = async () => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      const picture = await remotePicture(address);
      if (picture !== null) found.set(address, picture);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

const AT_ONCE = 6;

async function remotePicture(address: string): Promise<string | null> {
  const response = await fetch("/api/pictures", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ address }),
  }).catch(() => null);
  if (response?.ok !== true) return null;
  const picture = await response.blob();
  return dataAddress(picture, picture.type);
}

function dataAddress(picture: Blob, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(picture.slice(0, picture.size, type));
  });
}
