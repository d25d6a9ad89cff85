import type { Signal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { smsCost } from "./sms-cost.ts";

interface CheaperProps {
  text: Signal<string>;
  write: (text: string) => void;
}

/** Offers the same text in characters that cost less: one click, never by itself. */
export function Cheaper({ text, write }: CheaperProps) {
  const cheaper = smsCost(text.value.trim())?.cheaper ?? null;
  if (cheaper === null) return null;
  return (
    <button type="button" class="link cheaper" onClick={() => write(cheaper.text)}>
      {m.inbox_sms_cheaper({ count: cheaper.segments })}
    </button>
  );
}
