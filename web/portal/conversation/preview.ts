import { signal } from "@preact/signals";
import type { FileReference } from "../../../protocol/conversation-word.ts";

/** The file that is shown over everything; null for none. */
export const previewed = signal<{ url: string; file: FileReference } | null>(null);
