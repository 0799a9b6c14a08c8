import type { Distribution } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../kernel/service.ts';
import { invalidParameter } from './errors.ts';
import type { ImagebuilderState } from './state.ts';

/** @throws InvalidParameterValueException, also for another Region: copies are outside the model */
export function checkDistributions(
  distributions: readonly Distribution[],
  { region }: ServiceContext<ImagebuilderState>,
): void {
  if (distributions.length === 0) throw invalidParameter('distributions', 'There is none.');
  for (const distribution of distributions) {
    if (distribution.region !== region) {
      throw invalidParameter('distributions', `The simulator distributes to Region '${region}' only.`);
    }
    const name = distribution.amiDistributionConfiguration?.name;
    if (name !== undefined && !/\{\{\s*imagebuilder:buildDate\s*\}\}/.test(name)) {
      throw invalidParameter('distributions', `The AMI name '${name}' must contain {{ imagebuilder:buildDate }}.`);
    }
  }
}
