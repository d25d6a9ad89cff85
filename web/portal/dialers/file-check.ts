import { fileNameFault } from "../../../domain/dialer/file-name.ts";
import { m } from "../../shared/paraglide/messages.js";
import { language } from "../language.ts";
import { bytes } from "./board-view.ts";

/** The longest list, in bytes (decisions: files). */
const LONGEST = 50 * 1024 * 1024;
const SUGGESTED = /try (\S+)$/;

/** Why a file need not even be sent (SMS-62, SMS-70); null: it may be. */
export function fileComplaint({ name, size }: Pick<File, "name" | "size">): string | null {
  const fault = fileNameFault(name);
  if (fault !== null) {
    const better = SUGGESTED.exec(fault.said)?.[1];
    switch (fault.code) {
      case "not_csv":
        return m.dialers_file_not_csv();
      case "empty":
        return m.dialers_file_empty();
      case "too_long":
        return m.dialers_file_too_long();
      case "odd_characters":
        return better === undefined ? m.dialers_file_odd() : m.dialers_file_odd_try({ name: better });
    }
  }
  if (size > LONGEST) return m.dialers_file_large({ size: bytes(size, language.value) });
  return size === 0 ? m.dialers_file_void() : null;
}
