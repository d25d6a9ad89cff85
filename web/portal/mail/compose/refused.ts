import type { FieldError, Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemText } from "../../problem-text.ts";
import type { Draft } from "./draft.ts";

/** The part of the composer that a complaint stands at. */
export type Part = "to" | "cc" | "bcc" | "subject" | "files" | "mail";
export type Complaints = Partial<Record<Part, string>>;

const PARTS: readonly Part[] = ["to", "cc", "bcc", "subject", "files"];

/** What is still wrong when these parts have been changed: a complaint goes as soon as one looks after it. */
export function stillWrong(complaints: Complaints, changed: readonly string[]): Complaints {
  const still = Object.entries(complaints).filter(([part]) => part !== "mail" && !changed.includes(part));
  return Object.fromEntries(still);
}

/** Why the mail was not taken, each reason at its part, in the reader's language. */
export function complaintsOf(problem: Problem, draft: Pick<Draft, "to" | "cc" | "bcc">): Complaints {
  const complaints: Complaints = {};
  for (const error of problem.errors ?? []) {
    const part = partOf(error);
    complaints[part] ??= errorText(error, draft);
  }
  if (Object.keys(complaints).length === 0) return { mail: refusedText(problem) };
  return complaints;
}

function partOf({ path }: FieldError): Part {
  const first = path.split(".")[0];
  return PARTS.find((part) => part === first) ?? "mail";
}

function errorText({ path, code, detail }: FieldError, draft: Pick<Draft, "to" | "cc" | "bcc">): string {
  const [list = "", at = ""] = path.split(".");
  const address = list === "to" || list === "cc" || list === "bcc" ? (draft[list][Number(at)]?.address ?? "") : "";
  switch (code) {
    case "black_listed":
      return m.mail_error_black_listed({ address });
    case "no_recipient":
    case "too_small":
      return list === "subject" ? m.mail_error_no_subject() : m.mail_error_no_recipient();
    case "too_many_recipients":
    case "custom":
      return m.mail_error_too_many();
    case "invalid_address":
    case "invalid_format":
      return m.mail_error_address({ address: address || detail });
    case "too_large":
      return m.mail_error_too_large();
    case "too_long":
    case "too_big":
      return list === "subject" ? m.mail_error_long_subject() : m.mail_error_long();
    case "unknown":
      return m.mail_error_file_gone();
    default:
      return detail;
  }
}

function refusedText(problem: Problem): string {
  if (problem.code === "provider_unavailable") return m.mail_error_no_mailbox();
  if (problem.code === "too_large") return m.mail_error_too_large();
  if (problem.code === "opted_out") return m.mail_error_opted_out();
  return problemText(problem);
}
