import { kept } from "../kept.ts";

/** Enter sends and Shift+Enter breaks the line; else Ctrl+Enter sends. */
export const enterSends = kept<boolean>("enter-sends", true, (value) => typeof value === "boolean");
