import type { Entry } from "../../../protocol/conversation-entry.ts";
import { earlier, live } from "./chat.ts";

/** The whole chat as plain text, made and saved here. */
export async function downloadTranscript(timeOf: (at: number) => string): Promise<void> {
  const lines = (await wholeChat()).flatMap((entry) => {
    const text = entry.text || entry.file?.name || "";
    return text === "" ? [] : [`${timeOf(entry.at)} ${entry.by.name}${entry.by.name === "" ? "" : ": "}${text}`];
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/plain;charset=utf-8" }));
  link.download = "chat.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** From its beginning; without a connection what is here. */
async function wholeChat(): Promise<readonly Entry[]> {
  for (let left = live.value?.thread.earlier; left; ) {
    await earlier();
    const next = live.value?.thread.earlier;
    if (next?.before === left.before) break;
    left = next;
  }
  return live.value?.thread.entries ?? [];
}
