import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Problem } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { Page } from "../../frame/page.tsx";
import { principal } from "../../session.ts";
import { Opening } from "../record/opening.tsx";
import { ScopeNav } from "./scope-nav.tsx";

interface ScopedProps<Kept> {
  title: string;
  /** Where the list of all campaigns lies; those of a campaign lie below it. */
  path: string;
  /** Of the campaign; null: of all. */
  name: string | null;
  read: () => Promise<Kept>;
  children: (
    kept: Kept,
    around: { title: string; nav: ComponentChildren; reload: () => Promise<void> },
  ) => ComponentChildren;
}

/** A list that each campaign has for itself and all have together: the choice at the left, what was chosen beside it. */
export function Scoped<Kept extends object>({ title: what, path, name, read, children }: ScopedProps<Kept>) {
  const kept = useSignal<{ of: string | null; list: Kept } | null>(null);
  const failure = useSignal<Problem | null>(null);
  const mayReadAll = principal.value?.campaigns === "all";
  const load = async () => {
    failure.value = null;
    try {
      kept.value = { of: name, list: await read() };
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => {
    if (name !== null || mayReadAll) void load();
  }, [name]);

  const nav = <ScopeNav title={what} path={path} name={name} all={mayReadAll} />;
  const title = name === null ? what : `${what}: ${name}`;
  const parent = { href: path, label: what };
  if (failure.value?.code === "not_found") return <NotFound />;
  if (name === null && !mayReadAll)
    return (
      <Page title={what}>
        {nav}
        <p class="quiet">{m.settings_scope_choose()}</p>
      </Page>
    );
  if (kept.value === null || kept.value.of !== name || failure.value !== null)
    return <Opening title={title} parent={parent} failure={failure.value} again={() => void load()} />;
  return <>{children(kept.value.list, { title, nav, reload: load })}</>;
}
