const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WRITTEN =
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<day>\d{1,2}) (?<time>\d{2}:\d{2}:\d{2})(\.(?<fraction>\d{1,9}))? (UTC|GMT|Z) (?<year>\d{4})$/;

/**
 * A time as Amazon Inspector writes it in events, `Wed Sep 04 16:59:44.356 UTC 2024`, or as its API does, in ISO 8601; undefined
 * for anything else. Source: Inspector User Guide, "Amazon EventBridge event schema".
 */
export function inspectorTime(text: string): string | undefined {
  const { month = '', day = '', time, fraction = '', year } = WRITTEN.exec(text)?.groups ?? {};
  const monthNumber = MONTHS.indexOf(month) + 1;
  const two = (value: number | string) => String(value).padStart(2, '0');
  const iso =
    monthNumber === 0
      ? text
      : `${year}-${two(monthNumber)}-${two(day)}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(iso)) return undefined;
  const read = new Date(iso);
  // The 31st of February is read as a day of March.
  return Number.isNaN(read.getTime()) || read.getUTCDate() !== Number(iso.slice(8, 10))
    ? undefined
    : read.toISOString();
}
