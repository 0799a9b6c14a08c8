import type { CreateTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallContext } from '../../../kernel/service.ts';
import { TARGET_GROUP_ATTRIBUTES } from '../attributes.ts';
import { describeTargetGroup } from '../describe.ts';
import { duplicateTargetGroup, invalid } from '../errors.ts';
import { DEFAULT_CHECK, withSettings } from '../health-check.ts';
import type { ElbState, TargetGroup } from '../state.ts';
import { setTags } from '../tags.ts';

const NAME = /^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/;

export function createTargetGroup(input: CreateTargetGroupCommandInput, context: CallContext<ElbState>) {
  const { state, ids, partition, region, account } = context;
  const name = input.Name as string;
  if (!NAME.test(name)) throw invalid(`The target group name '${name}' is not valid`);
  if ((input.TargetType ?? 'instance') !== 'instance') {
    throw invalid(`The simulator models target groups of type instance, not ${input.TargetType}`);
  }
  if (input.Protocol !== 'HTTP' && input.Protocol !== 'HTTPS') {
    throw invalid(`The simulator models target groups with protocol HTTP or HTTPS, not ${input.Protocol}`);
  }
  if (input.Port === undefined) throw invalid('A port must be specified');
  if (input.VpcId === undefined) throw invalid('A VPC ID must be specified');
  if ([...state.targetGroups.values()].some((group) => group.name === name)) throw duplicateTargetGroup(name);
  const group: TargetGroup = {
    arn: `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/${name}/${ids.hex(16)}`,
    name,
    protocol: input.Protocol,
    protocolVersion: input.ProtocolVersion ?? 'HTTP1',
    port: input.Port,
    vpcId: input.VpcId,
    targetType: 'instance',
    check: withSettings(DEFAULT_CHECK, input),
    attributes: new Map(Object.entries(TARGET_GROUP_ATTRIBUTES)),
    targets: new Map(),
  };
  state.targetGroups.set(group.arn, group);
  setTags(state, group.arn, input.Tags);
  return { TargetGroups: [describeTargetGroup(state, group)] };
}
