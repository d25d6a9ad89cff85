/** The button, its badge and teaser, the frame's place: alone in a shadow root, untouched by the page's own styles. */
export function styles(fill: string, text: string): string {
  return `:host{all:initial}
.launcher{position:fixed;z-index:2147483000;right:24px;bottom:24px;width:56px;height:56px;border:0;border-radius:50%;background:${fill};color:${text};cursor:pointer;display:grid;place-items:center;padding:0;box-shadow:0 4px 12px rgb(0 0 0/.2)}
.launcher:focus-visible{outline:2px solid ${fill};outline-offset:3px}
.launcher svg{fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.launcher .down,.launcher.open .chat{display:none}.launcher.open .down{display:block}
.badge{position:absolute;top:-4px;right:-4px;min-width:20px;box-sizing:border-box;height:20px;border-radius:10px;padding:0 5px;background:#c73636;color:#fff;font:600 12px/20px system-ui,sans-serif}
.badge[hidden],.panel[hidden]{display:none}
.panel{position:fixed;z-index:2147483000;right:24px;bottom:96px;width:376px;height:min(624px,calc(100vh - 112px));border:0;border-radius:16px;background:#fff;color-scheme:normal;box-shadow:0 12px 32px rgb(0 0 0/.16)}
.teaser{position:fixed;z-index:2147483000;right:92px;bottom:28px;max-width:288px;box-sizing:border-box;padding:12px 16px;border-radius:12px;background:#fff;color:#1a1d23;font:14px/20px system-ui,sans-serif;box-shadow:0 4px 12px rgb(0 0 0/.16);cursor:pointer;overflow-wrap:anywhere}
@media (max-width:479px){.launcher{right:16px;bottom:16px}.launcher.open{display:none}.panel{inset:0;width:100%;height:100%;border-radius:0}}
@media (prefers-reduced-motion:no-preference){.launcher{transition:opacity 140ms}}`;
}
