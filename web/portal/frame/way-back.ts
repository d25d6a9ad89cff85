type Ask = (target: string) => boolean;

let asked: Ask | null = null;

// Loaded with the app, so that it hears of the browser's buttons before the router does.
addEventListener("popstate", (event) => {
  if (asked !== null && !asked(location.pathname + location.search)) event.stopImmediatePropagation();
});

/** Asks before the browser goes back or forward to another screen; whoever answers false has put the address right again. Returns the end of asking. */
export function askBeforeBack(ask: Ask): () => void {
  asked = ask;
  return () => {
    if (asked === ask) asked = null;
  };
}
