import { amiFilter } from '../contract/base.ts';
import { parentOf } from '../contract/image-layers.ts';
import { parameters } from '../contract/parameters.ts';

/** What receive-signal looks at: another image's golden versions stand in a parameter, too. */
export function baseOf(base: string): string {
  const parent = parentOf(base);
  return parent === undefined ? base : `ssm:${parameters.parentGolden(parent)}`;
}

/** What Image Builder builds on; it takes no filter, but a parameter of ours that says what the filter found. */
export function parentImageOf(image: string, base: string): string {
  return amiFilter(base) === undefined ? baseOf(base) : `ssm:${parameters.imageBase(image)}`;
}
