import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { Late } from "../../late.tsx";
import { problemText } from "../../problem-text.ts";

interface OpeningProps {
  title: string;
  parent?: { href: string; label: string };
  failure: Problem | null;
  again: () => void;
}

/** A record's page before the record is there: late, or refused with a way to try again. */
export function Opening({ title, parent, failure, again }: OpeningProps) {
  return (
    <Page title={title} {...(parent !== undefined && { parent })}>
      {failure === null ? (
        <Late rows={6} />
      ) : (
        <p class="strip late" role="alert">
          <Icon name="alert" />
          {problemText(failure)}
          <button type="button" class="link" onClick={again}>
            {m.people_try_again()}
          </button>
        </p>
      )}
    </Page>
  );
}
