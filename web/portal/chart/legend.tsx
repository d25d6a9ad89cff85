import "./legend.css";

/** One line, or one kind of bar, of a chart. */
export interface Line {
  label: string;
  /** A design token. */
  colour: string;
  dotted?: boolean;
}

/** What the colours of a chart are, in the order of its lines. */
export function Legend({ lines }: { lines: readonly Line[] }) {
  return (
    <ul class="chart-legend">
      {lines.map((line) => (
        <li key={line.label}>
          <Swatch line={line} />
          {line.label}
        </li>
      ))}
    </ul>
  );
}

export function Swatch({ line: { colour, dotted = false } }: { line: Line }) {
  if (dotted) return <span class="chart-swatch dotted" aria-hidden="true" />;
  return <span class="chart-swatch" style={`background: var(${colour})`} aria-hidden="true" />;
}
