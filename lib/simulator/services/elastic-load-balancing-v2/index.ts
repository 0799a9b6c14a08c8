import * as sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ServiceDefinition } from '../../kernel/service.ts';
import { addTags } from './operations/add-tags.ts';
import { createListener } from './operations/create-listener.ts';
import { createLoadBalancer } from './operations/create-load-balancer.ts';
import { createRule } from './operations/create-rule.ts';
import { createTargetGroup } from './operations/create-target-group.ts';
import { deleteListener } from './operations/delete-listener.ts';
import { deleteLoadBalancer } from './operations/delete-load-balancer.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { deleteTargetGroup } from './operations/delete-target-group.ts';
import { deregisterTargets } from './operations/deregister-targets.ts';
import { describeListenerAttributes } from './operations/describe-listener-attributes.ts';
import { describeListeners } from './operations/describe-listeners.ts';
import { describeLoadBalancerAttributes } from './operations/describe-load-balancer-attributes.ts';
import { describeLoadBalancers } from './operations/describe-load-balancers.ts';
import { describeRules } from './operations/describe-rules.ts';
import { describeTags } from './operations/describe-tags.ts';
import { describeTargetGroupAttributes } from './operations/describe-target-group-attributes.ts';
import { describeTargetGroups } from './operations/describe-target-groups.ts';
import { describeTargetHealth } from './operations/describe-target-health.ts';
import { modifyListener } from './operations/modify-listener.ts';
import { modifyListenerAttributes } from './operations/modify-listener-attributes.ts';
import { modifyLoadBalancerAttributes } from './operations/modify-load-balancer-attributes.ts';
import { modifyRule } from './operations/modify-rule.ts';
import { modifyTargetGroup } from './operations/modify-target-group.ts';
import { modifyTargetGroupAttributes } from './operations/modify-target-group-attributes.ts';
import { registerTargets } from './operations/register-targets.ts';
import { removeTags } from './operations/remove-tags.ts';
import { setRulePriorities } from './operations/set-rule-priorities.ts';
import { setSecurityGroups } from './operations/set-security-groups.ts';
import { permissions } from './permissions.ts';
import { resourceTypes } from './resources/resource-types.ts';
import { createState, type ElbState } from './state.ts';
import { wakeCheck } from './transitions/check-health.ts';
import { followInstances } from './transitions/follow-instances.ts';

export const elasticLoadBalancingV2: ServiceDefinition<ElbState> = {
  name: 'elastic-load-balancing-v2',
  signingNames: ['elasticloadbalancing'],
  actionPrefix: 'elasticloadbalancing',
  principal: 'elasticloadbalancing.amazonaws.com',
  sdk,
  createState,
  operations: {
    AddTags: addTags,
    CreateListener: createListener,
    CreateLoadBalancer: createLoadBalancer,
    CreateRule: createRule,
    CreateTargetGroup: createTargetGroup,
    DeleteListener: deleteListener,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteRule: deleteRule,
    DeleteTargetGroup: deleteTargetGroup,
    DeregisterTargets: deregisterTargets,
    DescribeListenerAttributes: describeListenerAttributes,
    DescribeListeners: describeListeners,
    DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeRules: describeRules,
    DescribeTags: describeTags,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    ModifyListener: modifyListener,
    ModifyListenerAttributes: modifyListenerAttributes,
    ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
    ModifyRule: modifyRule,
    ModifyTargetGroup: modifyTargetGroup,
    ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
    RegisterTargets: registerTargets,
    RemoveTags: removeTags,
    SetRulePriorities: setRulePriorities,
    SetSecurityGroups: setSecurityGroups,
  },
  permissions,
  resourceTypes,
  onTransition: followInstances,
  start(context) {
    context.world.onChange(() => {
      for (const targets of context.state.targetsOf.values()) {
        for (const target of targets) wakeCheck(context, target);
      }
    });
  },
};
