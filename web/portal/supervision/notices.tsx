import { m } from "../../shared/paraglide/messages.js";
import { timeOfDay } from "../clock.ts";
import { desk, deskSocket } from "../desk/desk.ts";
import { Icon } from "../icon.tsx";
import { actFailure } from "./asked.ts";
import { noticeText } from "./notice-text.ts";

/** What a supervisor has told or done to the reader, until they have read it; and what a menu's act was refused for. */
export function Notices() {
  const notices = desk.value?.notices ?? [];
  return (
    <div role="status">
      {notices.map((notice) => (
        <p key={notice.id} class="strip near">
          <Icon name="info" />
          <span>
            {noticeText(notice)} · {timeOfDay(notice.at)}
          </span>
          <button
            type="button"
            class="link"
            onClick={() => void deskSocket.send({ t: "read-notice", notice: notice.id })}
          >
            {m.supervision_read()}
          </button>
        </p>
      ))}
      {actFailure.value !== null && (
        <p class="strip late">
          <Icon name="info" />
          <span>{actFailure.value}</span>
          <button type="button" class="link" onClick={() => (actFailure.value = null)}>
            {m.supervision_read()}
          </button>
        </p>
      )}
    </div>
  );
}
