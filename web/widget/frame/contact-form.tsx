import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { checkForm } from "../../../domain/campaign/contact-form.ts";
import type { ProblemCode } from "../../../protocol/problem.ts";
import type { WebchatWelcome } from "../../../protocol/webchat.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Refusal } from "./api.ts";
import { leaveMessage, start, user } from "./chat.ts";
import { Icon } from "./icons.tsx";
import { typed } from "./place.ts";
import { t, whenOf } from "./words.ts";

type Field = "name" | "mail" | "phone" | "message" | "consent";
const KINDS = {
  name: { type: "text", autocomplete: "name" },
  mail: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
} as const;
const FIELDS = ["name", "mail", "phone", "message"] as const;

/** What the campaign asks before the chat; the same rule decides here and at the server. */
export function ContactForm({ welcome }: { welcome: WebchatWelcome }) {
  const errors = useSignal<Partial<Record<Field, string>>>({});
  const refused = useSignal("");
  const busy = useSignal(false);
  const left = useSignal(false);
  // One id for all tries of this form: a repeated click starts one chat.
  const request = useRef(crypto.randomUUID());
  // Out of hours it is a message to be left, and so it needs one (WEB-24).
  const leaving = welcome.leaveMessage;
  const form = leaving ? { ...welcome.form, message: "required" as const } : welcome.form;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const given = Object.fromEntries(FIELDS.map((field) => [field, String(data.get(field) ?? "")])) as Record<
      (typeof FIELDS)[number],
      string
    >;
    const checked = checkForm(
      { ...form, phoneLabel: {}, consent: form.consent === null ? null : { text: {}, link: "" } },
      { ...given, consent: data.has("consent") },
    );
    errors.value = Object.fromEntries(checked.errors.map(({ path, code }) => [path, textOf(path, code)]));
    const first = checked.errors[0];
    if (first !== undefined) return document.querySelector<HTMLElement>(`[name=${first.path}]`)?.focus();
    busy.value = true;
    refused.value = "";
    try {
      await (leaving ? leaveMessage : start)(checked.answers, request.current);
      left.value = leaving;
    } catch (error) {
      refused.value = refusalText(error);
    } finally {
      busy.value = false;
    }
  };

  const label = {
    name: t(m.widget_name),
    mail: t(m.widget_mail),
    phone: form.phoneLabel,
    message: t(m.widget_message),
  };
  if (left.value)
    return (
      <div class="content form">
        <p class="said" role="status">
          {t(m.widget_left)}
        </p>
      </div>
    );
  return (
    <div class="content">
      <form class="form" noValidate onSubmit={submit}>
        <p class="said">{leaving ? welcome.texts.outOfTime : welcome.texts.welcome}</p>
        {welcome.opensAt !== null && <p class="quiet">{t(m.widget_opens_at, { when: whenOf(welcome.opensAt) })}</p>}
        {FIELDS.filter((field) => form[field] !== "hidden").map((field) => (
          <Row
            key={field}
            field={field}
            label={label[field]}
            required={form[field] === "required"}
            error={errors.value[field]}
            initial={initialOf(field)}
          />
        ))}
        {form.consent !== null && (
          <div class="consent">
            <label>
              <input
                type="checkbox"
                name="consent"
                aria-describedby={errors.value.consent === undefined ? undefined : "consent-error"}
              />{" "}
              {form.consent.text}
            </label>{" "}
            {form.consent.link !== "" && (
              <a href={form.consent.link} target="_blank" rel="noreferrer noopener">
                {new URL(form.consent.link).host}
              </a>
            )}
            {errors.value.consent !== undefined && <Problem id="consent-error" text={errors.value.consent} />}
          </div>
        )}
        {refused.value !== "" && (
          <p class="problem" role="alert">
            <Icon name="alert" size={14} /> {refused.value}
          </p>
        )}
        <button type="submit" class="primary" disabled={busy.value}>
          {leaving ? t(m.widget_leave) : busy.value ? t(m.widget_starting) : t(m.widget_start)}
        </button>
      </form>
    </div>
  );
}

function Row({
  field,
  label,
  required,
  error,
  initial,
}: {
  field: (typeof FIELDS)[number];
  label: string;
  required: boolean;
  error: string | undefined;
  initial: string;
}) {
  const shared = {
    id: field,
    name: field,
    defaultValue: initial,
    "aria-required": required,
    "aria-invalid": error !== undefined,
    ...(error === undefined ? {} : { "aria-describedby": `${field}-error` }),
  };
  return (
    <div class={error === undefined ? "row" : "row bad"}>
      <label for={field}>
        {label} {!required && <span class="quiet">{t(m.widget_optional)}</span>}
      </label>
      {field === "message" ? (
        <textarea {...shared} rows={5} maxLength={4_000} />
      ) : (
        <input {...shared} {...KINDS[field]} maxLength={field === "mail" ? 254 : 100} />
      )}
      {error !== undefined && <Problem id={`${field}-error`} text={error} />}
    </div>
  );
}

function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p class="problem" id={id}>
      <Icon name="alert" size={14} /> {text}
    </p>
  );
}

function textOf(field: Field, code: string): string {
  if (field === "consent") return t(m.widget_consent_needed);
  return code === "not_a_mail" ? t(m.widget_not_a_mail) : t(m.widget_required);
}

/** The campaign's own words come in the visitor's language; of what concerns any visitor the widget has its own. */
function refusalText(error: unknown): string {
  const problem = error instanceof Refusal ? error.problem : null;
  if (problem?.code === "rate_limited") return t(m.widget_too_many);
  return problem?.detail && TOLD_BY_CAMPAIGN.includes(problem.code) ? problem.detail : t(m.widget_try_later);
}

/** What is said with another code is meant for programs, and in English. */
const TOLD_BY_CAMPAIGN: readonly ProblemCode[] = ["out_of_time", "campaign_disabled", "campaign_full"];

/** What the page knows of its user is typed in already. */
function initialOf(field: (typeof FIELDS)[number]): string {
  const known = field === "message" ? undefined : user.value?.[field];
  return known ?? typed(field);
}
