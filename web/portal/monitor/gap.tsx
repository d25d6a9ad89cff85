interface GapProps {
  rows: number;
  /** px of one row. */
  rowHeight: number;
  columns: number;
}

/** The place of rows that are not drawn. */
export function Gap({ rows, rowHeight, columns }: GapProps) {
  if (rows <= 0) return null;
  return (
    <tr class="monitor-gap-row">
      <td colSpan={columns} class="monitor-gap" style={{ height: `${rows * rowHeight}px` }} />
    </tr>
  );
}
