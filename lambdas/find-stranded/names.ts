import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';

const client = new SSMClient({});

export const fleetNames = () => namesUnder(parameters.fleets);
export const imageNames = () => namesUnder(parameters.images);

/** Of `/goldsmith/fleets/web/image` and `/goldsmith/fleets/web/settings`: `web`, once. */
async function namesUnder(path: string): Promise<string[]> {
  const names = new Set<string>();
  for await (const page of paginateGetParametersByPath({ client }, { Path: path, Recursive: true })) {
    for (const { Name = '' } of page.Parameters ?? []) names.add(Name.slice(path.length + 1).split('/')[0] ?? '');
  }
  return [...names].toSorted();
}
