import type { ServiceContext } from '../../kernel/service.ts';
import { notFound } from './errors.ts';
import { changeImage } from './images.ts';
import type { ImagebuilderState } from './state.ts';

type Tags = Record<string, string>;

/** @throws ResourceNotFoundException */
export function readTags({ state }: ServiceContext<ImagebuilderState>, arn: string): Tags {
  const found =
    state.images.get(arn)?.image ??
    keepers(state)
      .find((kept) => kept.has(arn))
      ?.get(arn);
  if (found === undefined) throw notFound(arn);
  return found.tags ?? {};
}

export function writeTags({ state }: ServiceContext<ImagebuilderState>, arn: string, tags: Tags): void {
  const record = state.images.get(arn);
  if (record !== undefined) {
    changeImage(state, record, { tags });
    return;
  }
  const keeper = keepers(state).find((kept) => kept.has(arn));
  const found = keeper?.get(arn);
  if (keeper !== undefined && found !== undefined) keeper.set(arn, { ...found, tags });
}

function keepers(state: ImagebuilderState): Map<string, { tags?: Tags | undefined }>[] {
  const { components, recipes, infrastructures, distributions, pipelines } = state;
  return [components, recipes, infrastructures, distributions, pipelines] as Map<string, { tags?: Tags }>[];
}
