import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FormError } from "./check.ts";
import { Editor } from "./editor.ts";

/** The campaign that the sections of the form write. */
export const EditorContext = createContext(new Editor(null));

export function useEditor(): Editor {
  return useContext(EditorContext);
}

/** The complaint about exactly this field. */
export function useError(path: string): FormError | undefined {
  return useEditor().errors.value.find((error) => error.path === path);
}

/** The complaints about a list and its lines. */
export function useErrorsIn(path: string): readonly FormError[] {
  return useEditor().errors.value.filter((error) => error.path === path || error.path.startsWith(`${path}.`));
}

/** The element of a field, so that the summary finds it. */
export function idOf(path: string): string {
  return `field-${path.replaceAll(".", "-")}`;
}
