import type { CreateLoadBalancerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { ensureServiceRole } from '../../../policies/service-role.ts';
import { LOAD_BALANCER_ATTRIBUTES } from '../attributes.ts';
import { describeLoadBalancer } from '../describe.ts';
import { duplicateLoadBalancer, invalid } from '../errors.ts';
import type { ElbState, LoadBalancer } from '../state.ts';
import { setTags } from '../tags.ts';

const NAME = /^(?!internal-)(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/;

export function createLoadBalancer(input: CreateLoadBalancerCommandInput, context: CallContext<ElbState>) {
  const { state, clock, ids, region, account, partition } = context;
  const name = input.Name as string;
  if (!NAME.test(name)) throw invalid(`The load balancer name '${name}' is not valid`);
  if (input.Type !== undefined && input.Type !== 'application') {
    throw invalid(`The simulator models load balancers of type application, not ${input.Type}`);
  }
  if ([...state.loadBalancers.values()].some((lb) => lb.name === name)) throw duplicateLoadBalancer();
  const { zones, vpcId } = placeOf(input, context);
  ensureServiceRole(context, {
    service: 'elasticloadbalancing.amazonaws.com',
    role: 'AWSServiceRoleForElasticLoadBalancing',
  });
  const id = ids.hex(16);
  const scheme = input.Scheme === 'internal' ? 'internal' : 'internet-facing';
  const loadBalancer: LoadBalancer = {
    arn: `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/${id}`,
    name,
    dnsName: `${scheme === 'internal' ? 'internal-' : ''}${name}-${ids.from('0123456789', 10)}.${region}.elb.amazonaws.com`,
    scheme,
    ipAddressType: input.IpAddressType === 'dualstack' ? 'dualstack' : 'ipv4',
    vpcId,
    createdTime: clock.now(),
    zones,
    securityGroups: input.SecurityGroups ?? [],
    state: 'provisioning',
    attributes: new Map(Object.entries(LOAD_BALANCER_ATTRIBUTES)),
  };
  state.loadBalancers.set(loadBalancer.arn, loadBalancer);
  setTags(state, loadBalancer.arn, input.Tags);
  context.transition(loadBalancer.arn, undefined, 'provisioning');
  clock.after(context.duration('elbv2.load-balancer-provisioning'), 'load balancer provisioning', () => {
    if (!state.loadBalancers.has(loadBalancer.arn)) return;
    loadBalancer.state = 'active';
    context.transition(loadBalancer.arn, 'provisioning', 'active');
  });
  return { LoadBalancers: [describeLoadBalancer(loadBalancer)] };
}

const MINIMUM_ZONES = 2;

function placeOf(input: CreateLoadBalancerCommandInput, context: CallContext<ElbState>) {
  const subnetIds = input.Subnets ?? input.SubnetMappings?.map(({ SubnetId }) => SubnetId as string) ?? [];
  if (subnetIds.length === 0) throw invalid('You must specify subnets or subnet mappings');
  const { Subnets } = context.call<{ Subnets: { SubnetId: string; AvailabilityZone: string; VpcId: string }[] }>(
    'ec2',
    'DescribeSubnets',
    { SubnetIds: subnetIds },
  );
  const zones = Subnets.map(({ SubnetId, AvailabilityZone }) => ({ ZoneName: AvailabilityZone, SubnetId }));
  if (new Set(zones.map(({ ZoneName }) => ZoneName)).size < MINIMUM_ZONES) {
    throw invalid('At least two subnets in two different Availability Zones must be specified');
  }
  return { zones, vpcId: Subnets[0]?.VpcId ?? '' };
}
