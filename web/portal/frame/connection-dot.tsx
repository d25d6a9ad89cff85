import { m } from "../../shared/paraglide/messages.js";
import { desk, deskConnection } from "../desk/desk.ts";

/** One dot: connected or not. The strip below the top bar has the words. */
export function ConnectionDot() {
  const open = deskConnection.value.state === "open" && desk.value !== null;
  const text = open ? m.portal_connected() : m.portal_not_connected();
  return (
    <span class={open ? "connection only-wide" : "connection"} title={text}>
      <span class={open ? "dot" : "dot off"} />
      <span class="connection-word">{text}</span>
    </span>
  );
}
