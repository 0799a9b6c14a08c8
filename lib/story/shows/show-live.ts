import { createLogUpdate } from 'log-update';
import type { ChapterName, ChapterSummary, Outcome, StoryMessage, Tell, View } from '../message.ts';
import {
  chapterEndText,
  clockText,
  durationText,
  instancesText,
  rateText,
  requestsText,
  stageText,
  summaryLines,
} from './texts.ts';

const CHAPTERS: readonly [ChapterName, string][] = [
  ['deploy', 'cdk deploy --all'],
  ['base-image', 'a new base image goes out'],
  ['advisory', 'an exploited flaw is mended'],
  ['bad-image', 'a bad one is taken back'],
  ['monthly', 'the monthly schedule fires'],
];
const FRAME_MS = 60;
const TICK_MS = 500;
const HAPPENINGS = 5;

interface Shown {
  chapter: ChapterName | undefined;
  ends: Map<ChapterName, ChapterSummary & { wanted: Outcome }>;
  view: View | undefined;
  virtualTime: string;
  happenings: string[];
  errors: string[];
  /** Of the tallest frame so far. */
  height: number;
}

/** A view that is drawn over itself in a terminal, also while nothing is told: the CDK CLI can think for long. */
export function showLive(stream: NodeJS.WriteStream): Tell {
  const log = createLogUpdate(stream);
  const shown: Shown = {
    chapter: undefined,
    ends: new Map(),
    view: undefined,
    virtualTime: '',
    happenings: [],
    errors: [],
    height: 0,
  };
  let drawnMs = Number.NEGATIVE_INFINITY;
  const draw = (lines: readonly string[]) => {
    drawnMs = performance.now();
    // A line that is wrapped would count as one and take two.
    log(lines.map((line) => line.slice(0, stream.columns - 2)).join('\n'));
  };
  const tick = setInterval(() => draw(padded(shown)), TICK_MS).unref();
  return (message) => {
    keep(shown, message);
    if (message.event === 'summary') {
      clearInterval(tick);
      draw(frame({ ...shown, errors: [] }));
      log.done();
      stream.write(`${[...shown.errors, ...summaryLines(message)].join('\n')}\n`);
    } else if (message.event !== 'view' || performance.now() - drawnMs >= FRAME_MS) {
      draw(padded(shown));
    }
  };
}

/** A frame never gets shorter, so that nothing of the one before stays on the screen; empty lines would be cut off. */
function padded(shown: Shown): string[] {
  const lines = frame(shown);
  shown.height = Math.max(shown.height, lines.length);
  return [...lines, ...Array<string>(shown.height - lines.length).fill(' ')];
}

function keep(shown: Shown, message: StoryMessage): void {
  if ('virtualTime' in message) shown.virtualTime = message.virtualTime;
  switch (message.event) {
    case 'chapter':
      shown.chapter = message.name;
      shown.happenings = [];
      break;
    case 'happening':
      shown.happenings.push(`${clockText(message.virtualTime)}  ${message.text}`);
      shown.happenings.splice(0, Math.max(0, shown.happenings.length - HAPPENINGS));
      break;
    case 'view':
      shown.view = message;
      break;
    case 'chapter-end':
      shown.ends.set(message.name, message);
      break;
    case 'error':
      shown.errors.push(message.message, message.next);
      break;
    default:
  }
}

function frame(shown: Shown): string[] {
  const elapsed = shown.view === undefined ? '' : `, ${durationText(shown.view.virtualSeconds)} so far`;
  const clock = shown.virtualTime === '' ? '' : `${clockText(shown.virtualTime)}${elapsed}`;
  const lines = [
    `Goldsmith in a simulated AWS region    ${clock}    (${Math.round(performance.now() / 1000)} s here)`,
    '',
  ];
  for (const [name, title] of CHAPTERS) {
    const end = shown.ends.get(name);
    if (end !== undefined) lines.push(`  ${title.padEnd(28)} ${chapterEndText(end)}`);
    else if (shown.chapter === name) lines.push(`▸ ${title}`, ...inChapter(shown));
    else lines.push(`  ${title}`);
  }
  return [...lines, ...shown.errors.flatMap((text) => text.split('\n'))];
}

function inChapter({ view, happenings, chapter }: Shown): string[] {
  const lines = happenings.map((text) => `    ${text}`);
  if (view === undefined || view.chapter !== chapter) return lines;
  return [
    ...lines,
    `    stage      ${stageText(view)}`,
    `    fleet      ${bar(view.instances)}  ${instancesText(view.instances)}`,
    `    canary     ${String(Math.round(view.canarySharePercent)).padStart(3)} % of requests, errors ${rateText(view.canaryErrorRate)}`,
    `    baseline   ${String(Math.round(100 - view.canarySharePercent)).padStart(3)} % of requests, errors ${rateText(view.baselineErrorRate)}`,
    `    since the beginning: ${requestsText(view.requests)}`,
  ];
}

/** One sign for each instance, another sign for each version. */
function bar(instances: Readonly<Record<string, number>>): string {
  const signs = ['█', '░', '▒', '▓'];
  return Object.keys(instances)
    .sort()
    .map((version, index) => (signs[index % signs.length] as string).repeat(instances[version] ?? 0))
    .join('');
}
