import type { Entry } from "../../../protocol/conversation-socket.ts";

/** The chat as plain text, made and saved here. */
export function downloadTranscript(entries: readonly Entry[], timeOf: (at: number) => string): void {
  const lines = entries.flatMap((entry) => {
    const text = entry.text || entry.file?.name || "";
    return text === "" ? [] : [`${timeOf(entry.at)} ${entry.by.name}${entry.by.name === "" ? "" : ": "}${text}`];
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/plain;charset=utf-8" }));
  link.download = "chat.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
