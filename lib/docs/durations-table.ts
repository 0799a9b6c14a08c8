/** Seconds: always the same, between two bounds, or by median and 95th percentile. */
type Duration = { readonly source: string } & (
  | { readonly seconds: number }
  | { readonly minSeconds: number; readonly maxSeconds: number }
  | { readonly medianSeconds: number; readonly p95Seconds: number }
);

/** docs/reference/durations.md: how long each step takes in the simulator, and who says so. */
export function durationsTable(durations: Readonly<Record<string, Duration>>): string {
  const rows = Object.entries(durations).map(([step, duration]) => {
    return `| \`${step}\` | ${drawn(duration)} | ${duration.source} |`;
  });
  return [
    '# Durations',
    '',
    'How long each step takes in the simulator, in seconds of its clock: a median with its 95th percentile (drawn log-normally), or two',
    'bounds (drawn evenly between them). `lib/simulator/durations.ts` is the source of this page. "Estimate" marks what nobody publishes.',
    '',
    '| step | seconds | source |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function drawn(duration: Duration): string {
  if ('seconds' in duration) return `${duration.seconds}`;
  if ('minSeconds' in duration) return `${duration.minSeconds} to ${duration.maxSeconds}`;
  return `median ${duration.medianSeconds}, p95 ${duration.p95Seconds}`;
}
