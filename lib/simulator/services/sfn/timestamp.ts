/** ISO 8601 with an offset, to nanoseconds at the finest. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-8]):\d\d)$/;

/** Epoch milliseconds of a timestamp as states spell it, or undefined when it is none. */
export function parseTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text);
  if (match === null) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return undefined;
  // The 30th of February would roll over into March.
  const day = match[1] as string;
  return new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day) ? ms : undefined;
}
