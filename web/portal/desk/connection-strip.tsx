import { computed, effect, signal } from "@preact/signals";
import { tryNow } from "../../shared/live/world.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { desk, deskConnection } from "./desk.ts";
import { unsentTotal } from "./unsent-total.ts";

const GOOD_NEWS_MS = 3_000;
/** A socket that is back within this time was never worth a word. */
const PATIENCE_MS = 1_500;

type Told = "nothing" | "lost" | "back";
const told = signal<Told>("nothing");
let timer: ReturnType<typeof setTimeout> | undefined;
/** Attempts come and go meanwhile: one outage waits once. */
const socket = computed(() => {
  if (desk.value === null) return "none";
  return deskConnection.value.state === "open" ? "open" : "away";
});

effect(() => {
  const present = socket.value;
  clearTimeout(timer);
  if (present === "open" && told.peek() === "lost") {
    told.value = "back";
    timer = setTimeout(() => {
      told.value = "nothing";
    }, GOOD_NEWS_MS);
  } else if (present !== "away") told.value = "nothing";
  else if (told.peek() !== "lost") {
    timer = setTimeout(() => {
      told.value = "lost";
    }, PATIENCE_MS);
  }
});

/** Amber while the connection is lost: what waits and when we try again; green for a moment when it is back. */
export function ConnectionStrip() {
  return <div role="status">{told.value === "lost" ? <Lost /> : told.value === "back" && <Back />}</div>;
}

function Lost() {
  const { state, retryAt } = deskConnection.value;
  const clock = desk.value?.clock ?? 0;
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - (now.value - clock)) / 1_000));
  return (
    <p class="strip near">
      <Icon name="wifi-off" />
      <span aria-live="off">
        {state === "waiting" && seconds > 0 ? m.portal_lost_again_in({ seconds }) : m.portal_lost_trying()}{" "}
        {unsentTotal.value > 0 && m.portal_lost_waiting({ count: unsentTotal.value })}
      </span>
      <button type="button" class="link" onClick={tryNow}>
        {m.portal_try_now()}
      </button>
    </p>
  );
}

function Back() {
  return (
    <p class="strip good">
      <Icon name="check" />
      {m.portal_back()}
    </p>
  );
}
