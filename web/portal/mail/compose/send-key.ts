const IS_APPLE = /Mac|iP(ad|hone)/.test(navigator.platform);

/** As it is shown beside *Send*. */
export const SEND_KEY = IS_APPLE ? "⌘ ↵" : "Ctrl ↵";

/** Whether this key sends the mail that is being written. */
export function isSendKey({ key, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  return key === "Enter" && (ctrlKey || metaKey) && !isComposing;
}
