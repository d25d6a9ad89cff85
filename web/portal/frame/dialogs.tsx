import { useEffect } from "preact/hooks";
import { previewed } from "../conversation/preview.ts";
import { lazy } from "../lazy.ts";
import { soundsShown } from "../offers/sounds.ts";
import { dayShown } from "../status/day.ts";
import { leavingShown } from "../status/leaving.ts";
import { keysShown, paletteShown } from "./keys.ts";

const KeysDialog = lazy(() => import("./keys-dialog.tsx").then((module) => module.KeysDialog));
const Palette = lazy(() => import("./palette.tsx").then((module) => module.Palette));
const DayDialog = lazy(() => import("../status/day-dialog.tsx").then((module) => module.DayDialog));
const SoundsDialog = lazy(() => import("../offers/sounds-dialog.tsx").then((module) => module.SoundsDialog));
const LeavingDialog = lazy(() => import("../status/leaving-dialog.tsx").then((module) => module.LeavingDialog));

const PreviewDialog = lazy(() => import("../conversation/preview-dialog.tsx").then((module) => module.PreviewDialog));

/** ms after which a screen has what it needs itself. */
const SCREEN_IS_THERE_MS = 1_000;

/** The frame's own dialogs, loaded when they are first asked for; the palette before, since one types into it at once. */
export function Dialogs() {
  useEffect(() => {
    const timer = setTimeout(() => void Palette.preload(), SCREEN_IS_THERE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {keysShown.value && <KeysDialog />}
      {paletteShown.value && <Palette />}
      {dayShown.value && <DayDialog />}
      {soundsShown.value && <SoundsDialog />}
      {leavingShown.value && <LeavingDialog />}
      {previewed.value !== null && <PreviewDialog />}
    </>
  );
}
