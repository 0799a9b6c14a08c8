import { CfnListenerRule, CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { FleetConfig } from '../contract/goldsmith-yaml.ts';
import { tagKeys } from '../contract/names.ts';

export interface FleetTargetsProps {
  name: string;
  fleet: FleetConfig;
  vpcId: string;
  listenerArn: string;
  priority: number;
}

/** Where requests go: the body's targets, the canary's, and the rule that shares requests out between them. */
export class FleetTargets extends Construct {
  readonly body: CfnTargetGroup;
  readonly canary: CfnTargetGroup;
  readonly rule: CfnListenerRule;

  constructor(scope: Construct, id: string, props: FleetTargetsProps) {
    super(scope, id);
    this.body = this.targetGroup('Body', props);
    // CloudWatch knows no dimension for an instance: only a target group of its own shows the canary apart.
    this.canary = this.targetGroup('Canary', props);
    const { path, host } = props.fleet.loadBalancer;
    this.rule = new CfnListenerRule(this, 'Rule', {
      listenerArn: props.listenerArn,
      priority: props.priority,
      conditions: [
        { field: 'path-pattern', pathPatternConfig: { values: [path] } },
        ...(host === undefined ? [] : [{ field: 'host-header', hostHeaderConfig: { values: [host] } }]),
      ],
      actions: [
        {
          type: 'forward',
          forwardConfig: {
            targetGroups: [
              { targetGroupArn: this.body.attrTargetGroupArn, weight: 100 },
              { targetGroupArn: this.canary.attrTargetGroupArn, weight: 0 },
            ],
            // A client held to its group would stay on a canary whose weight is gone, and bend the shares.
            targetGroupStickinessConfig: { enabled: false },
          },
        },
      ],
      tags: [{ key: tagKeys.fleet, value: props.name }],
    });
  }

  private targetGroup(id: string, { name, fleet, vpcId }: FleetTargetsProps): CfnTargetGroup {
    return new CfnTargetGroup(this, id, {
      vpcId,
      targetType: 'instance',
      protocol: 'HTTP',
      port: fleet.health.port,
      healthCheckEnabled: true,
      healthCheckPath: fleet.health.path,
      healthCheckProtocol: 'HTTP',
      healthCheckPort: 'traffic-port',
      healthCheckIntervalSeconds: 10,
      healthCheckTimeoutSeconds: 5,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 2,
      matcher: { httpCode: '200' },
      targetGroupAttributes: [
        { key: 'deregistration_delay.timeout_seconds', value: '30' },
        { key: 'stickiness.enabled', value: 'false' },
      ],
      tags: [{ key: tagKeys.fleet, value: name }],
    });
  }
}
