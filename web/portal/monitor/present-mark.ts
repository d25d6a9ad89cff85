import uPlot from "uplot";
import { m } from "../../shared/paraglide/messages.js";
import type { Pens } from "../chart/pens.ts";
import { timeOfDay } from "../clock.ts";

/** Draws where the day has got to, with the time, when there is something behind it to be told from. */
export function presentMark({ token, font: [size, family] }: Pens, zone: string): (chart: uPlot) => void {
  return (chart) => {
    const { ctx, bbox } = chart;
    const now = Date.now();
    const last = chart.data[0].at(-1) ?? 0;
    if (now / 1_000 >= last) return;
    const x = Math.round(chart.valToPos(now / 1_000, "x", true));
    const pixel = uPlot.pxRatio;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = token("--wa-color-text-quiet");
    ctx.lineWidth = pixel;
    ctx.setLineDash([2 * pixel, 3 * pixel]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = `${size * pixel}px ${family}`;
    ctx.textBaseline = "top";
    const text = m.monitor_now({ time: timeOfDay(now, zone) });
    const room = bbox.left + bbox.width - x;
    ctx.textAlign = room > ctx.measureText(text).width + 6 * pixel ? "left" : "right";
    ctx.fillText(text, x + (ctx.textAlign === "left" ? 6 : -6) * pixel, bbox.top);
    ctx.restore();
  };
}
