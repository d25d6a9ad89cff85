import { computed, effect, signal } from "@preact/signals";
import { kept } from "../kept.ts";

/** What the user chose; `system` follows the device, also while the page is open. */
export type ThemeChoice = "system" | "light" | "dark";

const dark = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(dark.matches);
dark.addEventListener("change", () => {
  systemIsDark.value = dark.matches;
});

export const themeChoice = kept<ThemeChoice>("theme", "system", (value) => value === "light" || value === "dark");

/** Paper is white, whatever the screen is. */
const onPaper = signal(false);
addEventListener("beforeprint", () => {
  onPaper.value = true;
});
addEventListener("afterprint", () => {
  onPaper.value = false;
});

export const isDark = computed(() =>
  themeChoice.value === "system" ? systemIsDark.value : themeChoice.value === "dark",
);

effect(() => {
  document.documentElement.classList.toggle("wa-dark", isDark.value && !onPaper.value);
});

/** From light to dark and back; back to the device's own choice when that is what one sees. */
export function toggleTheme(): void {
  const next = isDark.value ? "light" : "dark";
  themeChoice.value = (next === "dark") === systemIsDark.value ? "system" : next;
}
