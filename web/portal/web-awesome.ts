import type {} from "@awesome.me/webawesome/dist/custom-elements-jsx.d.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/callout/callout.js";
import "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import "@awesome.me/webawesome/dist/components/input/input.js";
import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import { isIconName, svgOf } from "./icons.ts";

/** What the first screen needs; other screens import their own components. Icons resolve here and never on a CDN. */
registerIconLibrary("default", {
  resolver: (name) => `data:image/svg+xml,${encodeURIComponent(svgOf(isIconName(name) ? name : "info"))}`,
});
