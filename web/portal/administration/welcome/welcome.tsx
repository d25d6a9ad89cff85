import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { CampaignStep } from "./campaign-step.tsx";
import { PeopleStep } from "./people-step.tsx";
import { SiteStep } from "./site-step.tsx";
import "../record/record.css";
import "./welcome.css";

const STEPS = ["campaign", "people", "site"] as const;
type Step = (typeof STEPS)[number];

/** From an empty installation to a chat on the customer's site, in three steps; where one is stands in the address. */
export function Welcome() {
  const { query, route } = useLocation();
  const campaign = query.campaign ?? "";
  const step: Step = campaign === "" ? "campaign" : (STEPS.find((one) => one === query.step) ?? "people");
  const go = (to: Step, name: string) => route(`/welcome?campaign=${encodeURIComponent(name)}&step=${to}`);
  const names: Record<Step, string> = {
    campaign: m.settings_welcome_campaign(),
    people: m.settings_welcome_people(),
    site: m.settings_welcome_site(),
  };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step !== "campaign") heading.current?.focus();
  }, [step]);

  return (
    <Page title={m.settings_welcome()}>
      <div class="welcome">
        <ol class="welcome-steps">
          {STEPS.map((one, index) => (
            <li key={one} aria-current={one === step ? "step" : undefined}>
              <span class="chip">{index + 1}</span> {names[one]}
            </li>
          ))}
        </ol>
        <section class="panel" aria-labelledby="welcome-step">
          <h2 id="welcome-step" ref={heading} tabIndex={-1}>
            {names[step]}
          </h2>
          {step === "campaign" && <CampaignStep done={(name) => go("people", name)} />}
          {step === "people" && <PeopleStep campaign={campaign} done={() => go("site", campaign)} />}
          {step === "site" && <SiteStep campaign={campaign} />}
        </section>
      </div>
    </Page>
  );
}
