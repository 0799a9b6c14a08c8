import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

export interface FleetAlarmsProps {
  name: string;
  loadBalancerFullName: string;
  targetGroup: CfnTargetGroup;
  /** How long a new instance may take to come up. */
  graceSeconds: number;
}

/**
 * What stops an instance refresh of the body. Made at deploy time and not per deployment: a new alarm begins in
 * INSUFFICIENT_DATA, with which no refresh can start. No traffic is no fault, hence `notBreaching`.
 */
export class FleetAlarms extends Construct {
  readonly alarms: CfnAlarm[];

  constructor(scope: Construct, id: string, props: FleetAlarmsProps) {
    super(scope, id);
    const { name, loadBalancerFullName, targetGroup } = props;
    const bootMinutes = minutesToBoot(props.graceSeconds);
    const dimensions = [
      { name: 'LoadBalancer', value: loadBalancerFullName },
      { name: 'TargetGroup', value: targetGroup.attrTargetGroupFullName },
    ];
    const shared = { treatMissingData: 'notBreaching', evaluationPeriods: 3 };
    this.alarms = [
      new CfnAlarm(this, 'ServerErrors', {
        ...shared,
        alarmName: `goldsmith-${name}-server-errors`,
        alarmDescription: `More than 1 % of the requests to the fleet ${name} answered with 5xx`,
        datapointsToAlarm: 2,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 1,
        metrics: [
          sum('errors', 'HTTPCode_Target_5XX_Count', dimensions),
          sum('requests', 'RequestCount', dimensions),
          // A handful of errors in a quiet minute is a large share and no sign.
          {
            id: 'rate',
            expression: 'IF(errors > 4, 100 * errors / requests, 0)',
            label: '5xx in percent',
            returnData: true,
          },
        ],
      }),
      new CfnAlarm(this, 'ConnectionErrors', {
        ...shared,
        alarmName: `goldsmith-${name}-connection-errors`,
        alarmDescription: `Targets of the fleet ${name} refuse connections; the load balancer answers for them with 502`,
        datapointsToAlarm: 2,
        namespace: 'AWS/ApplicationELB',
        metricName: 'TargetConnectionErrorCount',
        dimensions,
        statistic: 'Sum',
        period: 60,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 10,
      }),
      new CfnAlarm(this, 'UnhealthyHosts', {
        ...shared,
        alarmName: `goldsmith-${name}-unhealthy-hosts`,
        // AWS advises the minimum: each node of the balancer must see the target as unhealthy.
        alarmDescription: `A target of the fleet ${name} is unhealthy for ${bootMinutes} minutes on end`,
        evaluationPeriods: bootMinutes,
        datapointsToAlarm: bootMinutes,
        namespace: 'AWS/ApplicationELB',
        metricName: 'UnHealthyHostCount',
        dimensions,
        statistic: 'Minimum',
        period: 60,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 0,
      }),
    ];
  }
}

/**
 * A target that boots fails its checks and counts as unhealthy: the grace period is Auto Scaling's, not the balancer's.
 * CloudWatch looks back a day at most.
 */
const minutesToBoot = (graceSeconds: number) => Math.min(1440, Math.max(3, Math.ceil(graceSeconds / 60) + 1));

/** The sum of a minute, as a part of an expression. */
function sum(id: string, metricName: string, dimensions: { name: string; value: string }[]) {
  const metric = { namespace: 'AWS/ApplicationELB', metricName, dimensions };
  return { id, returnData: false, metricStat: { metric, period: 60, stat: 'Sum' } };
}
