import type { ExposureMessage, UnknownExposureMessage } from '../message.ts';

type Where = Pick<ExposureMessage, 'image' | 'version' | 'fleet'>;

/** Where it runs, what it is, what mends it and when that comes. */
export function exposureLines(message: ExposureMessage): string[] {
  const { advisory, cves, packages, remedy, publishedAt, seenAt, source } = message;
  const named = [advisory, ...cves.filter((cve) => cve !== advisory).slice(0, CVES)].join(', ');
  const more = cves.length > CVES ? ` and ${cves.length - CVES} more` : '';
  const published = publishedAt === undefined ? '' : `published ${minute(publishedAt)}, `;
  return [
    `${whereText(message)}: ${named}${more} (${judgement(message)})`,
    `  since  ${published}seen ${minute(seenAt)}${source === 'inspector' ? ' by Inspector' : ''}`,
    ...packages.map(({ name, version, fixedVersion }) => {
      const installed = version === undefined ? name : `${name} ${version}`;
      return `  in     ${installed}, ${fixedVersion === undefined ? 'not fixed' : `fixed in ${fixedVersion}`}`;
    }),
    `  next   ${remedy.text}`,
  ];
}

export function unknownExposureLines(message: UnknownExposureMessage): string[] {
  return [`${whereText(message)}: nobody knows what is wrong with it; ${message.reason}`];
}

/** A kernel's advisory names hundreds. */
const CVES = 5;

const whereText = ({ image, version, fleet }: Where) =>
  fleet === undefined ? `image ${image} ${version}, which no fleet runs` : `fleet ${fleet} on ${image} ${version}`;

function judgement({ severity, knownExploited, exploitProbability }: ExposureMessage): string {
  return [
    severity ?? 'not judged',
    ...(knownExploited === true ? ['exploited already'] : []),
    ...(exploitProbability === undefined
      ? []
      : [`${Math.round(exploitProbability * 100)} % likely to be within 30 days`]),
  ].join(', ');
}

const minute = (time: string) => time.slice(0, 16).replace('T', ' ');
