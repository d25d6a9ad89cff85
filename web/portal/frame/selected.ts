import type WaDropdownItem from "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";

/** The value of the menu item that was chosen. */
export function selected(event: Event): string {
  return ((event as WaSelectEvent).detail.item as WaDropdownItem).value ?? "";
}
