import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { FleetSettings } from '../../lib/contract/settings.ts';

const client = new SSMClient({});

/** Names of the fleets that run an image, in order. */
export async function fleetsOf(image: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateGetParametersByPath({ client }, { Path: parameters.fleets, Recursive: true })) {
    for (const { Name, Value } of page.Parameters ?? []) {
      if (Name?.endsWith('/settings') !== true) continue;
      const settings = FleetSettings.parse(JSON.parse(Value ?? ''));
      if (settings.image === image) names.push(settings.fleet);
    }
  }
  return names.toSorted();
}
