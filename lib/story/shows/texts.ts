import type { ChapterSummary, Outcome, Requests, Summary, View } from '../message.ts';

/** `11-30 10:42` of an ISO 8601 time. */
export function clockText(virtualTime: string): string {
  return `${virtualTime.slice(5, 10)} ${virtualTime.slice(11, 16)}`;
}

export function rateText(rate: number | undefined): string {
  return rate === undefined ? '     –' : `${(rate * 100).toFixed(2)} %`.padStart(6);
}

export function instancesText(instances: Readonly<Record<string, number>>): string {
  return Object.entries(instances)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([version, count]) => `${count} × ${version}`)
    .join(', ');
}

export function stageText({ stage }: View): string {
  return stage === '' ? 'idle' : stage;
}

export function requestsText({ served, failed }: Requests): string {
  return `${whole(served)} requests served, ${whole(failed)} failed`;
}

export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

export function chapterEndText(end: ChapterSummary & { wanted: Outcome }): string {
  const mark = end.outcome === end.wanted ? '✓' : '✗';
  const requests = end.requests === undefined ? '' : `: ${requestsText(end.requests)}`;
  const wanted = end.outcome === end.wanted ? '' : ` (should be ${end.wanted})`;
  const patched = end.times?.publishedToAllFleets;
  const times = patched === undefined ? '' : `, ${durationText(patched)} from the advisory to the whole fleet`;
  return `${mark} ${end.outcome}${wanted}${requests}${times}`;
}

export function summaryLines(summary: Summary): string[] {
  return [
    '',
    `${summary.ok ? '✓ The whole road works' : '✗ The story went wrong'}: ${summary.chapters
      .map(({ name, outcome }) => `${name} ${outcome}`)
      .join(', ')}.`,
    `  ${summary.denied} calls denied; ${durationText(summary.virtualSeconds)} of the simulated region in ${summary.wallSeconds} s here.`,
  ];
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}
