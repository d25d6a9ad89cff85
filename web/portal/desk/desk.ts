import { computed, effect, signal } from "@preact/signals";
import type { ProblemCode } from "../../../protocol/problem.ts";
import type { ConnectionState } from "../../shared/live/connection.ts";
import { browserWorld, tryNow } from "../../shared/live/world.ts";
import { loadSession, principal } from "../session.ts";
import { sessionEnded } from "../session-ended.ts";
import { DeskClient } from "./desk-client.ts";
import { type DeskState, received } from "./desk-state.ts";

/** The agent's desk, for every screen to read. Null until it has said hello. */
export const desk = signal<DeskState | null>(null);
export const deskConnection = signal<{ state: ConnectionState; retryAt: number | null }>({
  state: "connecting",
  retryAt: null,
});
/** Asked for and refused, to be told in passing. */
export const deskRefusal = signal<ProblemCode | null>(null);

export const unreadTotal = computed(() => (desk.value?.held ?? []).filter(({ unread }) => unread > 0).length);

let client: DeskClient | null = null;
let everOpen = false;

/** Who sees as somebody else has no desk: theirs would make them present. */
const user = computed(() => (principal.value?.viewedBy === undefined ? (principal.value?.user ?? null) : null));
effect(() => (user.value === null ? close() : open()));

/** What the tab's socket does; nothing while nobody is signed in. */
export const deskSocket = {
  send: (frame: Parameters<DeskClient["send"]>[0]): boolean => client?.send(frame) ?? false,
  take: (campaign: string, interaction?: string): Promise<ProblemCode | null> =>
    client?.take(campaign, interaction) ?? Promise.resolve("unavailable"),
  part: (partings: Parameters<DeskClient["part"]>[0]): Promise<ProblemCode | null> =>
    client?.part(partings) ?? Promise.resolve("unavailable"),
};

function open(): void {
  close();
  const url = new URL("/api/desk/socket", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  client = new DeskClient(url.href, browserWorld, {
    frame: (frame) => {
      everOpen = true;
      desk.value = received(desk.peek(), frame, Date.now());
      if (frame.t === "refused") deskRefusal.value = frame.code;
      if (frame.t === "hello" || frame.t === "held") tellWhatIsShown();
    },
    state: (state, retryAt) => {
      // The boards and conversations of this page wait for the same server.
      if (state === "open" && everOpen) tryNow();
      deskConnection.value = { state, retryAt };
      // A socket that never opens cannot say why; the session's own door can.
      if (state === "waiting" && !everOpen) void loadSession();
    },
    ended: (code) => code === "session_ended" && sessionEnded(code),
  });
}

function close(): void {
  client?.stop();
  client = null;
  everOpen = false;
  desk.value = null;
  deskConnection.value = { state: "connecting", retryAt: null };
}

/** The list shows everything that is held: what no tab shows, the desk gives back. */
function tellWhatIsShown(): void {
  const interactions = (desk.peek()?.held ?? []).map(({ interaction }) => interaction);
  client?.send({ t: "shown", interactions });
}
