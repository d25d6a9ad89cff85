import type { FileReference } from "./conversation-word.ts";

/** What an agent inserts by `/` and a key; its files go along. */
export interface CannedChoice {
  key: string;
  text: string;
  files?: FileReference[] | undefined;
}
