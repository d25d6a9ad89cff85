import { m } from "../../shared/paraglide/messages.js";
import type { Tab } from "./passage.ts";

/** What each way of writing is called. */
export const TABS: Record<Tab, { tab: () => string; placeholder: () => string; send: () => string }> = {
  message: { tab: m.inbox_reply, placeholder: m.inbox_write_message, send: m.inbox_send },
  note: { tab: m.inbox_note, placeholder: m.inbox_write_note, send: m.inbox_keep_note },
  whisper: { tab: m.inbox_whisper, placeholder: m.inbox_write_whisper, send: m.inbox_send_whisper },
  template: { tab: m.inbox_template, placeholder: m.inbox_template, send: m.inbox_send_template },
};
