import type { z } from "zod";
import {
  type BuiltChannel,
  createCampaign,
  replaceCampaign,
  replaceCanned,
  replaceDispositions,
} from "../../../../protocol/configuration.ts";
import type { FieldError } from "../../../../protocol/problem.ts";
import { type Draft, formOf } from "./draft.ts";
import type { Part } from "./kept-campaign.ts";

/** A wrong field; `limit` is the bound that it broke. */
export interface FormError extends FieldError {
  limit?: number;
}

const ANY_VERSION = 0;

/** Everything that the server would refuse, in the order of the form's fields. Paths are the draft's own: `canned.2.key`. */
export function check(draft: Draft, channel: BuiltChannel, isNew: boolean): FormError[] {
  const { strategy, ...form } = formOf(draft);
  const campaign = {
    ...form,
    ...(strategy !== "" && { strategy }),
    ...(isNew ? { channel, ...(draft.caseCode !== "" && { caseCode: draft.caseCode }) } : { version: ANY_VERSION }),
  };
  const { canned, dispositions } = draft;
  return [
    ...wrong((isNew ? createCampaign : replaceCampaign).safeParse(campaign), "campaign"),
    ...wrong(replaceCanned.safeParse({ version: ANY_VERSION, items: canned }), "canned"),
    ...wrong(replaceDispositions.safeParse({ version: ANY_VERSION, items: dispositions }), "dispositions"),
  ];
}

/** The path of an error as the draft has it; the doors of the lists call them `items`. */
export function pathIn(part: Part, path: string): string {
  return part === "campaign" ? path : path.replace(/^items/, part);
}

function wrong({ error }: z.ZodSafeParseResult<unknown>, part: Part): FormError[] {
  return (error?.issues ?? []).map((issue) => {
    const path = issue.path.join(".");
    const limit = limitOf(issue);
    return {
      path: pathIn(part, path),
      code: issue.code,
      detail: issue.message,
      ...(limit !== undefined && { limit }),
    };
  });
}

function limitOf(issue: z.core.$ZodIssue): number | undefined {
  if (issue.code === "too_small") return Number(issue.minimum);
  return issue.code === "too_big" ? Number(issue.maximum) : undefined;
}
