import type { DescribeInstancesRequest, DescribeInstancesResult, Instance } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { invalidParameterCombination } from '../errors.ts';
import { type FilterPaths, select } from '../filters.ts';
import { allInstances, getInstances } from '../instances.ts';
import { page } from '../pages.ts';
import { groupByReservation } from '../reservations.ts';
import type { Ec2State } from '../state.ts';

const filters: FilterPaths = {
  'instance-id': 'InstanceId',
  'instance-state-name': 'State.Name',
  'instance-state-code': 'State.Code',
  'instance-type': 'InstanceType',
  'image-id': 'ImageId',
  'vpc-id': 'VpcId',
  'subnet-id': 'SubnetId',
  'availability-zone': 'Placement.AvailabilityZone',
  'private-ip-address': 'PrivateIpAddress',
  'private-dns-name': 'PrivateDnsName',
  'ip-address': 'PublicIpAddress',
  architecture: 'Architecture',
  'client-token': 'ClientToken',
  'key-name': 'KeyName',
  'iam-instance-profile.arn': 'IamInstanceProfile.Arn',
  'instance.group-id': 'SecurityGroups[].GroupId',
  'instance.group-name': 'SecurityGroups[].GroupName',
  'network-interface.subnet-id': 'NetworkInterfaces[].SubnetId',
  'metadata-options.http-tokens': 'MetadataOptions.HttpTokens',
};

export function describeInstances(
  input: DescribeInstancesRequest,
  context: CallContext<Ec2State>,
): DescribeInstancesResult {
  const { InstanceIds = [], Filters, MaxResults } = input;
  if (InstanceIds.length > 0 && MaxResults !== undefined) {
    throw invalidParameterCombination('The parameter instancesSet cannot be used with the parameter maxResults');
  }
  const records = InstanceIds.length > 0 ? getInstances(context, InstanceIds) : allInstances(context);
  if (Filters === undefined || Filters.length === 0) return show(records, input);
  const kept = new Set<Instance>(
    select(
      records.map((record) => record.instance),
      Filters,
      filters,
    ),
  );
  return show(
    records.filter((record) => kept.has(record.instance)),
    input,
  );
}

function show(records: Parameters<typeof groupByReservation>[0], input: DescribeInstancesRequest) {
  const { items, ...next } = page(records, input);
  return { Reservations: groupByReservation(items), ...next };
}
