import type { FixPart } from '../../decisions/measure-fixes.ts';
import type { FixMessage } from '../message.ts';

const parts: readonly [FixPart, string][] = [
  ['publishedToSeen', 'published → seen'],
  ['seenToDecided', 'decided'],
  ['decidedToStarted', 'build started'],
  ['startedToGolden', 'golden'],
  ['goldenToFirstFleet', 'first fleet'],
  ['goldenToAllFleets', 'all fleets'],
];

/** How long a fix took, or has taken so far, and where the time went. */
export function fixLines(fix: FixMessage): string[] {
  const { image, key, cves, state, version, seconds } = fix;
  const of = cves.length === 0 ? key : `${key} (${cves.slice(0, 3).join(', ')}${cves.length > 3 ? ', …' : ''})`;
  const where = version === undefined ? 'no version yet' : version;
  const ended =
    state === 'done'
      ? `on all fleets ${span(seconds)} after its publication, with ${where}`
      : `on its way for ${span(seconds)}, longest of all; ${where}`;
  const way = parts.flatMap(([part, name]) => {
    const took = fix.parts[part];
    return took === undefined ? [] : [`${name} ${span(took)}`];
  });
  return [`fix for ${image}: ${of}: ${ended}`, ...(way.length === 0 ? [] : [`  ${way.join(', ')}`])];
}

/** `45 s`, `12 min`, `3 h 05 min`, `2 d 4 h`. */
function span(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
