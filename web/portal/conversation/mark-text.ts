import type { Mark } from "../../../domain/interaction/starred.ts";
import { m } from "../../shared/paraglide/messages.js";
import { moment } from "../clock.ts";

/** `marked by Ana, 12:05`. */
export function markText({ by, at }: Mark): string {
  return m.inbox_promise_by({ name: by.name, time: moment(at) });
}
