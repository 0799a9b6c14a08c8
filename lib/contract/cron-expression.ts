// AWS's own cron dialect: minutes hours day-of-month month day-of-week year, six fields, exactly one of the two day
// fields `?`. EventBridge Scheduler refuses anything else only at deploy time; we want to say it before.
// Source: EventBridge Scheduler User Guide, "Schedule types".

interface Field {
  name: string;
  min: number;
  max: number;
  names: string[];
  special: RegExp | undefined;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: Field[] = [
  { name: 'minutes', min: 0, max: 59, names: [], special: undefined },
  { name: 'hours', min: 0, max: 23, names: [], special: undefined },
  { name: 'day of month', min: 1, max: 31, names: [], special: /^(\?|L|L-\d{1,2}|LW|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', min: 1, max: 12, names: months, special: undefined },
  {
    name: 'day of week',
    min: 1,
    max: 7,
    names: weekdays,
    special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
  },
  { name: 'year', min: 1970, max: 2199, names: [], special: undefined },
];

const CRON = /^cron\((.*)\)$/;
const RATE = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/;

/** What is wrong with a schedule expression, or undefined. */
export function scheduleFault(text: string): string | undefined {
  const rate = RATE.exec(text);
  if (rate !== null) {
    return (rate[1] === '1') === (rate[3] === '')
      ? undefined
      : `"${rate[2]}" after 1, "${rate[2]}s" after any other number`;
  }
  const cron = CRON.exec(text);
  if (cron === null) return '"cron(minutes hours day-of-month month day-of-week year)" or "rate(7 days)"';
  const parts = (cron[1] ?? '').trim().split(/\s+/);
  if (parts.length !== 6) {
    return `six fields (minutes hours day-of-month month day-of-week year), not ${parts.length}`;
  }
  for (const [index, field] of fields.entries()) {
    const part = parts[index] ?? '';
    if (!part.split(',').every((piece) => isPiece(piece, field))) {
      return `${field.name} from ${field.min} to ${field.max}, not "${part}"`;
    }
  }
  if ((parts[2] === '?') === (parts[4] === '?')) return '"?" in exactly one of day-of-month and day-of-week';
  return undefined;
}

function isPiece(piece: string, field: Field): boolean {
  if (piece === '*' || field.special?.test(piece)) return true;
  const [span, step, ...rest] = piece.split('/');
  if (rest.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) >= 1))) return false;
  if (span === '*') return true;
  const ends = (span ?? '').split('-');
  return ends.length <= 2 && ends.every((end) => isValue(end, field));
}

function isValue(text: string, field: Field): boolean {
  if (field.names.includes(text.toUpperCase())) return true;
  return /^\d+$/.test(text) && Number(text) >= field.min && Number(text) <= field.max;
}
