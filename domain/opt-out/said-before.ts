/** Carriers date by the second (Kannel, WhatsApp), we by the millisecond. */
const SECOND_MS = 1_000;

/** Whether what is dated `at` was said before what is dated `other`, ms: of two in one second the order in which they came decides. */
export function wasSaidBefore(at: number, other: number): boolean {
  return Math.floor(at / SECOND_MS) < Math.floor(other / SECOND_MS);
}
