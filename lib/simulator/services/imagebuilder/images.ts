import type { Image, ImageStatus } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../kernel/service.ts';
import { notFound } from './errors.ts';
import type { ImagebuilderState, ImageRecord } from './state.ts';
import { compareVersions, matchesVersion } from './versions.ts';

/**
 * The images that an ARN means, oldest first: a build's ARN exactly that one in whatever state; the ARN of a version,
 * with or without wildcards, only builds that have become available.
 */
export function findImages(state: ImagebuilderState, arn: string): ImageRecord[] {
  const exact = state.images.get(arn);
  if (exact !== undefined) return [exact];
  const [, base, pattern] = /^(.*:image\/[^/]+)\/([^/]+)$/.exec(arn) ?? [];
  if (base === undefined || pattern === undefined) return [];
  return [...state.images.values()]
    .filter(({ image }) => {
      const own = image.arn as string;
      if (image.state?.status !== 'AVAILABLE' || !own.startsWith(`${base}/`)) return false;
      return matchesVersion(image.version?.split('/')[0] as string, pattern);
    })
    .sort((a, b) => compareImages(a.image, b.image));
}

function compareImages(a: Image, b: Image): number {
  const [left, right] = [a.version?.split('/') ?? [], b.version?.split('/') ?? []];
  return compareVersions(left[0] ?? '', right[0] ?? '') || Number(left[1]) - Number(right[1]);
}

/** @throws ResourceNotFoundException */
export function getImageRecord(state: ImagebuilderState, arn: string): ImageRecord {
  const record = findImages(state, arn).at(-1);
  if (record === undefined) throw notFound(arn);
  return record;
}

export function changeImage(
  state: ImagebuilderState,
  record: ImageRecord,
  members: Partial<Image>,
  rest: Partial<Omit<ImageRecord, 'image'>> = {},
): ImageRecord {
  const changed = { ...record, ...rest, image: { ...record.image, ...members } };
  state.images.set(record.image.arn as string, changed);
  return changed;
}

// The states that events are sent for; the ones before a build really starts are only seen by reading.
const TOLD: ReadonlySet<string> = new Set([
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
  'AVAILABLE',
  'CANCELLED',
  'FAILED',
]);

/** Moves an image to a state and tells of it. */
export function enterState(
  context: ServiceContext<ImagebuilderState>,
  record: ImageRecord,
  to: { status: ImageStatus; reason?: string; members?: Partial<Image>; rest?: Partial<Omit<ImageRecord, 'image'>> },
): ImageRecord {
  const arn = record.image.arn as string;
  const from = record.image.state?.status;
  const said = to.reason === undefined ? {} : { reason: to.reason.slice(0, 1024) };
  const changed = changeImage(context.state, record, { ...to.members, state: { status: to.status, ...said } }, to.rest);
  context.transition(arn, from, to.status, said);
  if (TOLD.has(to.status)) {
    context.emit({
      source: 'aws.imagebuilder',
      detailType: 'EC2 Image Builder Image State Change',
      resources: [arn],
      // The guide shows the statuses alone; the reason is read with GetImage.
      detail: { 'previous-state': { status: from }, state: { status: to.status } },
    });
  }
  return changed;
}
