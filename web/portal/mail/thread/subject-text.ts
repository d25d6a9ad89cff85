import { m } from "../../../shared/paraglide/messages.js";

/** A subject, or that there is none. */
export function subjectText(subject: string): string {
  return subject.trim() === "" ? m.mail_no_subject() : subject;
}
