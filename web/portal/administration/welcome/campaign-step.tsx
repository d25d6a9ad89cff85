import type { CampaignDraft, CampaignResource } from "../../../../protocol/configuration.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { LANGUAGE_NAMES, LANGUAGES_OFFERED, language } from "../../language.ts";
import { recordErrorText } from "../record/field-error.ts";
import { Choice, Text } from "../record/fields.tsx";
import { StepForm } from "./step-form.tsx";

/** Answered within a minute: what the administrator may change afterwards. */
const SERVICE_LEVEL_S = 60;

/** The first campaign: a webchat that is always open, on one site or on any. */
export function CampaignStep({ done }: { done: (name: string) => void }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <StepForm
      first={{ name: "web", allowedDomains: "", defaultLanguage: language.value }}
      save={async ({ name, allowedDomains: site, defaultLanguage }) => {
        const json: CampaignDraft = {
          name,
          strategy: "nocall",
          thresholds: { serviceLevel: SERVICE_LEVEL_S },
          defaultLanguage,
          schedule: { zone, ranges: [] },
          allowedDomains: site.trim() === "" ? [] : [hostIn(site)],
        };
        const created = (await answer(api.campaigns.$post({ json }))) as CampaignResource;
        done(created.name);
      }}
      say={complaint}
      act={m.settings_welcome_next()}
      filled
    >
      <p class="quiet">{m.settings_welcome_campaign_what()}</p>
      <div class="record-pair">
        <Text name="name" label={m.campaigns_name()} hint={m.settings_welcome_name_hint()} longest={64} required />
        <Choice
          name="defaultLanguage"
          label={m.campaigns_default_language()}
          choices={LANGUAGES_OFFERED.map((one) => [one, LANGUAGE_NAMES[one]])}
        />
      </div>
      <Text
        name="allowedDomains"
        label={m.settings_welcome_host()}
        hint={m.settings_welcome_host_hint()}
        longest={260}
      />
    </StepForm>
  );
}

/** `https://www.example.com/contact` is its host. */
function hostIn(site: string): string {
  return URL.parse(site.trim())?.host || site.trim();
}

function complaint(error: FieldError): string {
  if (error.code === "taken") return recordErrorText(error);
  return error.path.startsWith("allowedDomains") ? m.settings_welcome_host_wrong() : m.campaigns_error_name();
}
