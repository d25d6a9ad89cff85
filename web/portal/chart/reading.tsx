import { type Line, Swatch } from "./legend.tsx";

/** What stands at one place of a chart. */
export interface Reading {
  title: string;
  lines: readonly (Line & { text: string })[];
}

/** `12:15: In 20, Answered 18`. */
export function said({ title, lines }: Reading): string {
  return `${title}: ${lines.map(({ label, text }) => `${label} ${text}`).join(", ")}`;
}

/** Beside the place that is looked at, on the side that has room; `left` and `width` are pixels of the chart. */
export function ReadingBox({ reading, left, width }: { reading: Reading; left: number; width: number }) {
  const side = left < width / 2 ? `left: ${left + 8}px` : `right: ${width - left + 8}px`;
  return (
    <div class="chart-reading" style={side} aria-hidden="true">
      <strong>{reading.title}</strong>
      <ul>
        {reading.lines.map((line) => (
          <li key={line.label}>
            <Swatch line={line} />
            {line.label}
            <span class="chart-reading-figure">{line.text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
