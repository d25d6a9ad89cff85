import type { ContactForm, FieldRule } from "./campaign.ts";

export interface FormAnswers {
  name: string;
  mail: string;
  phone: string;
  message: string;
  consent: boolean;
}

export interface FormError {
  path: keyof FormAnswers;
  code: "required" | "not_a_mail";
  detail: string;
}

/** An address with one @ and a dot in its host: enough to catch slips, never so strict that a real one is refused. */
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** WEB-50 to WEB-53: required and empty blocks the start; what is not shown is dropped, whatever was sent. Errors come in the order of the form. */
export function checkForm(form: ContactForm, given: FormAnswers): { errors: FormError[]; answers: FormAnswers } {
  const answers: FormAnswers = {
    name: shown(form.name, given.name),
    mail: shown(form.mail, given.mail),
    phone: shown(form.phone, given.phone),
    message: shown(form.message, given.message),
    consent: form.consent !== null && given.consent,
  };
  const errors: FormError[] = [];
  for (const path of ["name", "mail", "phone", "message"] as const) {
    if (form[path] === "required" && answers[path] === "")
      errors.push({ path, code: "required", detail: "This field is required" });
    if (path === "mail" && answers.mail !== "" && !MAIL.test(answers.mail))
      errors.push({ path, code: "not_a_mail", detail: "Write an address like name@example.com" });
  }
  if (form.consent !== null && !answers.consent)
    errors.push({ path: "consent", code: "required", detail: "Consent is required" });
  return { errors, answers };
}

function shown(rule: FieldRule, value: string): string {
  return rule === "hidden" ? "" : value.trim();
}
