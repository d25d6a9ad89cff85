import type { FileReference } from "../../../protocol/conversation-word.ts";
import { problem } from "../../../protocol/problem.ts";
import { Refusal } from "../api.ts";

const MOST_KEPT = 60;
const urls = new Map<string, Promise<string>>();

const RECORDING = "recording:";

/** Stands for a conversation where its files are read as those of one recording, by the reader's session. */
export function recordingFiles(interaction: string): string {
  return `${RECORDING}${interaction}`;
}

/** Where a file of a conversation, or of a recording, is had. */
export function filePath(conversation: string, file: string): string {
  if (!conversation.startsWith(RECORDING)) return `/api/conversations/${conversation}/files/${file}`;
  return `/api/recordings/${conversation.slice(RECORDING.length)}/files/${file}`;
}

/**
 * A file of a conversation as a `blob:` address: it is fetched with the conversation's ticket, since an image cannot carry one.
 * The latest sixty are kept. Throws a `Refusal`.
 */
export function fileUrl(conversation: string, file: FileReference, ticket: string): Promise<string> {
  const key = `${conversation}/${file.id}`;
  const known = urls.get(key);
  if (known !== undefined) return known;
  const loading = load(filePath(conversation, file.id), file.type, ticket);
  urls.set(key, loading);
  loading.catch(() => urls.delete(key));
  forgetOldest();
  return loading;
}

async function load(path: string, type: string, ticket: string): Promise<string> {
  const response = await fetch(path, { headers: { Authorization: `Bearer ${ticket}` } }).catch(() => null);
  if (response === null) throw new Refusal(problem("unavailable"));
  if (!response.ok) throw new Refusal(problem(response.status === 404 ? "gone" : "invalid_ticket"));
  // The type is ours, never what somebody may have made the bytes say.
  return URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
}

function forgetOldest(): void {
  for (const [key, url] of urls) {
    if (urls.size <= MOST_KEPT) return;
    urls.delete(key);
    url.then(URL.revokeObjectURL, () => {});
  }
}

/** `184 kB`, in the reader's language. */
export function sizeText(bytes: number, language: string): string {
  const mega = bytes >= 1_000_000;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: mega ? "megabyte" : "kilobyte",
    maximumFractionDigits: mega ? 1 : 0,
  }).format(mega ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
