/** One measured figure beside what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Such as `<= 40`; absent where a figure is only watched. */
  readonly target?: string;
  readonly held?: boolean;
}

/** What a part of the benchmark found. */
export interface Found {
  readonly figures: readonly Figure[];
  /** What must be known to read the figures, and what could not be measured. */
  readonly notes?: readonly string[];
}

export function figure(
  name: string,
  value: number,
  unit: string,
  target: { atMost?: number; atLeast?: number } = {},
): Figure {
  const { atMost, atLeast } = target;
  const rounded = value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
  if (atMost !== undefined) return { name, value: rounded, unit, target: `<= ${atMost}`, held: rounded <= atMost };
  if (atLeast !== undefined) return { name, value: rounded, unit, target: `>= ${atLeast}`, held: rounded >= atLeast };
  return { name, value: rounded, unit };
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, target, held }) => [
    name,
    String(value),
    unit,
    target ?? '',
    held === undefined ? '' : held ? 'held' : 'missed',
  ]);
  const head = ['figure', 'value', 'unit', 'target', ''];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
