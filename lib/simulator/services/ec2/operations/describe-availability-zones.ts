import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { other } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { zones } from '../network/zones.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'zone-name': 'ZoneName',
  'zone-id': 'ZoneId',
  'zone-type': 'ZoneType',
  'region-name': 'RegionName',
  state: 'State',
  'opt-in-status': 'OptInStatus',
};

export function describeAvailabilityZones(
  input: DescribeAvailabilityZonesRequest,
  { region }: CallContext<Ec2State>,
): DescribeAvailabilityZonesResult {
  const all = zones(region).map(({ name, id }) => ({
    ZoneName: name,
    ZoneId: id,
    ZoneType: 'availability-zone',
    RegionName: region,
    GroupName: region,
    NetworkBorderGroup: region,
    State: 'available' as const,
    OptInStatus: 'opt-in-not-required' as const,
    Messages: [],
  }));
  const { ZoneNames = [], ZoneIds = [] } = input;
  const unknown = ZoneNames.find((name) => !all.some((zone) => zone.ZoneName === name));
  if (unknown !== undefined) throw other('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
  const named = all.filter(
    (zone) =>
      (ZoneNames.length === 0 || ZoneNames.includes(zone.ZoneName)) &&
      (ZoneIds.length === 0 || ZoneIds.includes(zone.ZoneId)),
  );
  return { AvailabilityZones: select(named, input.Filters, filters) };
}
