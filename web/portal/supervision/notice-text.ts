import type { Notice } from "../../../protocol/desk-socket.ts";
import { m } from "../../shared/paraglide/messages.js";

/** What a supervisor has told or done, in words. */
export function noticeText({ kind, by, text }: Notice): string {
  switch (kind) {
    case "message":
      return m.supervision_notice_message({ by, text });
    case "break":
      return m.supervision_notice_break({ by, name: text });
    case "break-ended":
      return m.supervision_notice_break_ended({ by });
    case "logged-out":
      return m.supervision_notice_logged_out({ by });
  }
}
