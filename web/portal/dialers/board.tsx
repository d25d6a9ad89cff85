import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { DialerResource } from "../../../protocol/dialer-fields.ts";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Opening } from "../administration/record/opening.tsx";
import { now } from "../clock.ts";
import { NotFound } from "../frame/not-found.tsx";
import { Page } from "../frame/page.tsx";
import { language } from "../language.ts";
import { can } from "../session.ts";
import { BlackListPanel } from "./black-list-panel.tsx";
import { BoardActions } from "./board-actions.tsx";
import { isActive } from "./board-view.ts";
import { dialerLines, useDialerLines } from "./dialer-list.ts";
import { hoursText } from "./hours-text.ts";
import { type LiveBoard, useLiveBoard } from "./live-board.ts";
import { SingleMailPanel } from "./mail/single-mail-panel.tsx";
import { MailTotals } from "./mail/totals.tsx";
import { Progress } from "./progress.tsx";
import { Scheduled, useScheduled } from "./scheduled.tsx";
import { SideList } from "./side-list.tsx";
import { SinglePanel } from "./single-panel.tsx";
import { Throughput } from "./throughput.tsx";
import { Totals } from "./totals.tsx";
import { UploadPanel } from "./upload-panel.tsx";
import { Uploads } from "./uploads.tsx";
import "./dialers.css";

/** Figures that were not confirmed for so long are shown as old ones. */
const OLD_MS = 30_000;

/** One dialer's board, live, with all that is done to it (SMS-110 to SMS-123, EML-80 to EML-92). */
export function Dialer() {
  const name = useRoute().params.name ?? "";
  return <Board key={name} name={name} />;
}

function Board({ name }: { name: string }) {
  useDialerLines();
  const live = useLiveBoard(name);
  const board = live.board.value;
  const dialer = useComputed(
    () => dialerLines.value?.find((line) => line.dialer.id === live.board.value?.dialer)?.dialer ?? null,
  );
  if (live.failure.value?.code === "not_found") return <NotFound />;
  return (
    <div class="dialers">
      <SideList shown={board?.name ?? name} />
      {board === null ? (
        <Opening
          title={name}
          parent={{ href: "/dialers", label: m.dialers_title() }}
          failure={live.failure.value}
          again={() => void live.read()}
        />
      ) : (
        <Shown board={board} dialer={dialer.value} live={live} />
      )}
    </div>
  );
}

interface ShownProps {
  board: DialerBoard;
  /** Null until the list was read. */
  dialer: DialerResource | null;
  live: LiveBoard;
}

function Shown({ board, dialer, live }: ShownProps) {
  const { name, channel, counters } = board;
  const scheduled = useScheduled(name);
  // One that has left for the spool is uploaded there.
  useEffect(() => void scheduled.read(), [counters.uploaded]);
  const read = async () => {
    await Promise.all([live.read(), scheduled.read()]);
  };
  const old = live.state.value !== "open" && now.value - live.at.value > OLD_MS;
  return (
    <Page
      title={name}
      parent={{ href: "/dialers", label: m.dialers_title() }}
      beside={<States board={board} dialer={dialer} />}
      actions={<BoardActions board={board} read={live.read} />}
    >
      <Progress board={board} live={live} />
      {board.mail === null ? (
        <Totals
          counters={counters}
          old={old}
          lists={board.uploads.filter(({ state }) => state === "accepted").length}
        />
      ) : (
        <MailTotals counters={counters} mail={board.mail} old={old} />
      )}
      <Throughput counts={board.throughput} />
      <div class="dialer-parts">
        <div class="dialer-lists">
          {can("dialers.upload") && dialer !== null && <UploadPanel dialer={dialer} read={live.read} />}
          <Uploads name={name} channel={channel} uploads={board.uploads} read={live.read} />
        </div>
        <div class="dialer-side">
          {channel !== "email" && <SinglePanel name={name} channel={channel} read={read} />}
          {dialer?.channel === "email" && <SingleMailPanel dialer={dialer} read={read} />}
          <Scheduled name={name} scheduled={scheduled} />
          {can("blacklist") && <BlackListPanel channel={channel} />}
        </div>
      </div>
    </Page>
  );
}

function sentBy(dialer: DialerResource): string {
  return dialer.channel === "email" ? (dialer.mailbox?.address ?? m.dialers_mail_no_mailbox()) : dialer.provider;
}

/** SMS-111, SMS-112, EML-81 to EML-83, and what the dialer is. */
function States({ board, dialer }: Pick<ShownProps, "board" | "dialer">) {
  const what = dialer === null ? "" : [hoursText(dialer.schedule.ranges, language.value), sentBy(dialer)];
  return (
    <div class="dialer-states">
      <span class={isActive(board) ? "chip good" : "chip"}>
        {isActive(board) ? m.dialers_active() : m.dialers_inactive()}
      </span>
      <span class={board.onSchedule ? "chip good" : "chip"}>
        {board.onSchedule ? m.dialers_on_schedule() : m.dialers_off_schedule()}
      </span>
      {board.channel === "email" && (
        <span class={board.list === null ? "chip near" : "chip good"}>
          {board.list === null ? m.dialers_mail_no_list() : m.dialers_mail_list({ name: board.list.name })}
        </span>
      )}
      {what !== "" && <span class="quiet cut">{what.filter(Boolean).join(" · ")}</span>}
    </div>
  );
}
