/** Here the panel covers the page: phones, upright or not. */
export const FULL_SCREEN = "(max-width:479px),(max-height:419px)";

/** The button, its badge and teaser, the frame's place: alone in a shadow root, untouched by the page's own styles. */
export function styles(fill: string, text: string): string {
  return `:host{all:initial;--ground:#fff;--text:#1a1d23;--quiet:#565d69;--edge:#0000000f}
@media (prefers-color-scheme:dark){:host{--ground:#1e2126;--text:#e6e8ec;--quiet:#9ba2ae;--edge:#2b2f36}}
button{border:0;padding:0;cursor:pointer;font:inherit;color:inherit;background:none}
svg{fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round;display:block}
[hidden]{display:none!important}
.launcher,.panel,.teaser{position:fixed;z-index:2147483000;right:24px}
.launcher{bottom:24px;width:56px;height:56px;border-radius:50%;background:${fill};color:${text};display:grid;place-items:center;box-shadow:0 4px 12px #0003}
.launcher:focus-visible,.teaser :focus-visible{outline:2px solid ${fill};outline-offset:2px;box-shadow:0 0 0 2px #fff}
.launcher .down,.open .chat{display:none}.open .down{display:block}
.badge{position:absolute;top:-4px;right:-4px;min-width:20px;box-sizing:border-box;height:20px;border-radius:10px;padding:0 5px;background:#c73636;color:#fff;border:2px solid var(--ground);font:600 12px/16px system-ui,sans-serif}
.panel{bottom:96px;width:376px;max-width:calc(100vw - 48px);height:min(624px,calc(100vh - 112px));border:0;border-radius:16px;background:var(--ground);color-scheme:normal;box-shadow:0 12px 32px #00000029,0 0 0 1px var(--edge);visibility:hidden;opacity:0;transform:translateY(12px)}
.panel.shown{visibility:visible;opacity:1;transform:none}
.teaser{bottom:92px;width:288px;box-sizing:border-box;display:flex;align-items:flex-start;border-radius:12px 12px 4px 12px;background:var(--ground);color:var(--text);font:14px/20px -apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;box-shadow:0 4px 12px #00000029,0 0 0 1px var(--edge)}
.words{flex:1;min-width:0;display:flex;gap:12px;padding:12px;text-align:left;border-radius:inherit}
.words>:last-child{min-width:0;overflow-wrap:anywhere}.words b{display:block;font-weight:600}
.face{flex:none;width:36px;height:36px;border-radius:50%;display:grid;place-items:center;background:${fill};color:${text};font-size:13px;font-weight:600}
.dismiss{flex:none;width:40px;height:40px;display:grid;place-items:center;color:var(--quiet);border-radius:8px;margin:4px}
@media ${FULL_SCREEN}{.launcher{right:16px;bottom:16px}.launcher.open{display:none}.panel{inset:0;width:100%;max-width:none;height:var(--room,100%);border-radius:0;box-shadow:none}}
@media (prefers-reduced-motion:no-preference){.panel{transition:opacity 140ms,transform 140ms cubic-bezier(.2,0,0,1),visibility 140ms}.teaser{animation:rise 140ms cubic-bezier(.2,0,0,1)}@keyframes rise{from{opacity:0;transform:translateY(8px)}}}
@media print{:host{display:none}}`;
}
