import type { Report } from './judge-grants.ts';

/** Nothing is denied, nothing is allowed in vain, and the page says nothing in vain. */
export const holds = ({ roles, denied, idle }: Report): boolean =>
  denied.length + idle.length + roles.flatMap(({ unused }) => unused).length === 0;

/** A line a role and the sums, for programs. */
export function linesOf(report: Report): string[] {
  const { roles, denied, idle } = report;
  const sum = (part: 'allowed' | 'used' | 'explained' | 'unused') => roles.flatMap((role) => role[part]).length;
  return [
    ...roles.map((role) => ({ event: 'role', ...role })),
    ...denied.map((denial) => ({ event: 'denied', ...denial })),
    ...idle.map((row) => ({ event: 'idle-explanation', ...row })),
    {
      event: 'summary',
      ok: holds(report),
      roles: roles.length,
      allowed: sum('allowed'),
      used: sum('used'),
      explained: sum('explained'),
      unused: sum('unused'),
      denied: denied.length,
    },
  ].map((line) => JSON.stringify(line));
}

/** A table for people, and below it what is wrong and what to do. */
export function tableOf(report: Report): string {
  const { roles, denied, idle } = report;
  const count = (parts: readonly string[]) => String(parts.length);
  const body = roles.map(({ role, allowed, used, explained, unused }) => [
    role,
    ...[allowed, used, explained, unused].map(count),
  ]);
  const sums = (['allowed', 'used', 'explained', 'unused'] as const).map((part) =>
    count(roles.flatMap((role) => role[part])),
  );
  const rows = [['role', 'allowed', 'used', 'explained', 'unused'], ...body, ['all', ...sums]];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const wrong = [
    ...roles.flatMap(({ role, unused }) => unused.map((what) => `unused: ${role}: ${what}`)),
    ...denied.map(({ caller, call, message }) => `denied: ${caller}: ${call}: ${message}`),
    ...idle.map(({ roles: of, actions }) => `explained in vain: ${of.join(', ')}: ${actions.join(', ')}`),
  ];
  return [...table, '', ...wrong, verdictOf(report, denied.length)].join('\n');
}

function verdictOf(report: Report, denied: number): string {
  if (holds(report)) return `Nothing denied, nothing unused; docs/permissions.md explains what no scenario can show.`;
  const hint = denied > 0 ? 'Allow what is denied where the call is right. ' : '';
  return `${hint}Take away what is unused, play it in a scenario, or say in docs/permissions.md why it must be allowed.`;
}
