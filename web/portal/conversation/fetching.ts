import type { FileReference } from "../../../protocol/conversation-word.ts";

/** A carrier that does not answer is asked for a file again and again, and no longer than this. */
const COMES_WITHIN_MS = 60 * 60_000;

/** Until a customer's file has been fetched from their carrier, it is only announced, with size 0. */
export function isFetched(file: Pick<FileReference, "size">): boolean {
  return file.size > 0;
}

/** Whether one that was announced at `at` may still come. */
export function isComing(at: number, now: number): boolean {
  return now - at < COMES_WITHIN_MS;
}
