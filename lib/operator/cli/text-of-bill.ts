import type { BillMessage, DiffMessage } from '../message.ts';

/** A list for people, or the document itself. */
export function billLines(message: BillMessage): string[] {
  if (message.format !== 'list') return [message.text];
  const { image, version, bill, fault } = message;
  const { distribution, release, packages, languagePackages = [] } = bill;
  const what = release === undefined ? distribution : `${distribution}, release ${release}`;
  const rows = [
    ...packages.map(({ name, version: own, architecture }) => [name, own, architecture]),
    ...languagePackages.map(({ name, version: own, ecosystem, paths }) => [
      name,
      own,
      `${ecosystem} in ${paths.join(', ')}`,
    ]),
  ];
  return [
    `${image} ${version}: ${packages.length} packages of ${what}, ${languagePackages.length} of languages`,
    ...(fault === undefined ? [] : [`  ${fault}`]),
    ...table(rows),
  ];
}

export function diffLines({ from, to, packages, flaws, flawsUnknown }: DiffMessage): string[] {
  const { gained, lost, changed, same } = packages;
  const kind = ({ architecture, ecosystem }: { architecture?: string; ecosystem?: string }) =>
    architecture ?? ecosystem ?? '';
  const lines = [
    `${from.image} ${from.version} → ${to.image === from.image ? '' : `${to.image} `}${to.version}`,
    ...(from.release === to.release ? [] : [`  release ${from.release ?? '?'} → ${to.release ?? '?'}`]),
    `  packages: ${changed.length} changed, ${gained.length} gained, ${lost.length} lost, ${same} the same`,
    ...table([
      ...changed.map((one) => [
        '~',
        one.name,
        kind(one),
        `${one.from} → ${one.to}${one.older === true ? ' (older)' : ''}`,
      ]),
      ...gained.map((one) => ['+', one.name, kind(one), one.version]),
      ...lost.map((one) => ['-', one.name, kind(one), one.version]),
    ]),
  ];
  if (flaws === undefined) return [...lines, `  CVEs: ${flawsUnknown ?? 'unknown'}`];
  const flawRow = (sign: string) => (flaw: (typeof flaws.gained)[number]) => [
    sign,
    flaw.id,
    flaw.severity ?? 'unrated',
    `${flaw.packages.join(', ')}${flaw.knownExploited ? ' (known to be exploited)' : ''}`,
  ];
  return [
    ...lines,
    `  CVEs: ${flaws.fixed.length} fixed, ${flaws.gained.length} gained, ${flaws.still.length} still there`,
    ...table([
      ...flaws.fixed.map(flawRow('fixed')),
      ...flaws.gained.map(flawRow('gained')),
      ...flaws.still.map(flawRow('still')),
    ]),
  ];
}

/** Rows of equal length, their columns under one another. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
