import { m } from "../../shared/paraglide/messages.js";
import { age, hours } from "../clock.ts";
import "./dial.css";

const NEAR = 0.75;
const BOX = 12;
const RADIUS = 4.5;
const ROUND = 2 * Math.PI * RADIUS;

type Level = "good" | "near" | "late";

/** How much of the target is used: under 75 % good, to 100 % near, then late. A target of 0 s is never met and never missed. */
export function level(waited: number, target: number): Level {
  if (target <= 0 || waited < target * NEAR) return "good";
  return waited <= target ? "near" : "late";
}

interface DialProps {
  /** ms. */
  waited: number;
  /** Seconds of the campaign's service level. */
  target: number;
  /** Of mails, whose targets are hours. */
  inHours?: boolean;
  /** Says what the time is of, in a title. */
  title?: string;
}

/** The service level as a small ring with its time: shape, weight and colour say the same. */
export function Dial({ waited, target, title, inHours = false }: DialProps) {
  const state = level(waited, target * 1_000);
  const used = target <= 0 ? 0 : Math.min(1, waited / (target * 1_000));
  return (
    <span
      class={`dial ${state}`}
      title={title ?? (inHours ? m.mail_target({ time: hours(target * 1_000) }) : m.inbox_target({ seconds: target }))}
    >
      <svg width={BOX} height={BOX} viewBox={`0 0 ${BOX} ${BOX}`} aria-hidden="true">
        {state === "late" ? <LateMark /> : <Ring used={used} />}
      </svg>
      {inHours ? hours(waited) : age(waited)}
      {state === "late" && <span class="visually-hidden"> {m.inbox_late()}</span>}
    </span>
  );
}

function Ring({ used }: { used: number }) {
  return (
    <>
      <circle cx="6" cy="6" r={RADIUS} class="dial-track" />
      <circle
        cx="6"
        cy="6"
        r={RADIUS}
        class="dial-used"
        stroke-dasharray={`${used * ROUND} ${ROUND}`}
        transform="rotate(-90 6 6)"
      />
    </>
  );
}

function LateMark() {
  return (
    <>
      <circle cx="6" cy="6" r="6" class="dial-disc" />
      <path d="M6 2.8v3.6M6 8.8v.01" class="dial-mark" />
    </>
  );
}
