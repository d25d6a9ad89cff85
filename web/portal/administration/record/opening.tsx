import type { Problem } from "../../../../protocol/problem.ts";
import { Failed } from "../../failed.tsx";
import { Page } from "../../frame/page.tsx";
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
      {failure === null ? <Late rows={6} /> : <Failed text={problemText(failure)} again={again} />}
    </Page>
  );
}
