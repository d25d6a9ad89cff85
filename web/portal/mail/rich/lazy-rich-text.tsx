import { lazy } from "../../lazy.ts";
import type { RichTextProps } from "./rich-text.tsx";

export type { RichTextHandle } from "./rich-text.tsx";

const Loaded = lazy(() => import("./rich-text.tsx").then((module) => module.RichText));

/** The editor, loaded when somebody writes for the first time. */
export function LazyRichText(props: RichTextProps) {
  return <Loaded {...props} />;
}
