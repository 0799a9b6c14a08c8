// What the scenarios of images in layers look at: each of their versions, and what it is built on.

import { ledgerKeys } from '../../lib/contract/ledger.ts';
import { parameters } from '../../lib/contract/parameters.ts';
import type { Region } from '../../lib/simulator/region.ts';
import { items, parameter, type RecordedSignal } from './builds.ts';

export const LAYERS = 'test/scenarios/configs/layers/goldsmith.yaml';
export const images = ['golden', 'web', 'batch', 'shop'] as const;

export function versionsOf(region: Region, image: string) {
  return items(region, ledgerKeys.version(image, '').pk)
    .filter(({ sk }) => sk?.S?.startsWith('VERSION#'))
    .map((item) => ({
      version: item['version']?.S,
      amiId: item['amiId']?.S,
      parentAmi: item['parentAmi']?.S,
      state: item['state']?.S,
    }));
}

export const goldenOf = (region: Region, image: string) => parameter(region, parameters.imageGolden(image));

export function signalsOf(region: Region, image: string): Pick<RecordedSignal, 'kind' | 'fate'>[] {
  return items(region, ledgerKeys.signal(image, '', '').pk).map(({ kind, fate }) => ({
    kind: kind?.S ?? '',
    fate: fate?.S ?? '',
  }));
}

/** How many versions each image has. */
export const counts = (region: Region) => images.map((image) => versionsOf(region, image).length);
