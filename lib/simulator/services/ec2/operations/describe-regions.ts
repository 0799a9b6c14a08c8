import type { DescribeRegionsRequest, DescribeRegionsResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = { endpoint: 'Endpoint', 'opt-in-status': 'OptInStatus', 'region-name': 'RegionName' };

/** There is one region. */
export function describeRegions(
  { RegionNames, Filters }: DescribeRegionsRequest,
  { region }: CallContext<Ec2State>,
): DescribeRegionsResult {
  const unknown = RegionNames?.find((name) => name !== region);
  if (unknown !== undefined) throw other('InvalidParameterValue', `Invalid region: '${unknown}'`);
  const only = {
    RegionName: region,
    Endpoint: `ec2.${region}.amazonaws.com`,
    OptInStatus: 'opt-in-not-required' as const,
  };
  return { Regions: select([only], Filters, filters) };
}
