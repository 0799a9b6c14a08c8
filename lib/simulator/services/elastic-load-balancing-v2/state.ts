import type {
  Action,
  RuleCondition,
  TargetHealthReasonEnum,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Entry } from '../../kernel/clock.ts';

export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly ipAddressType: 'ipv4' | 'dualstack';
  readonly vpcId: string;
  readonly createdTime: Date;
  zones: { readonly ZoneName: string; readonly SubnetId: string }[];
  securityGroups: string[];
  state: 'provisioning' | 'active';
  readonly attributes: Map<string, string>;
}

export interface Listener {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly defaultRuleArn: string;
  port: number;
  protocol: 'HTTP' | 'HTTPS';
  certificates: { CertificateArn?: string }[];
  sslPolicy: string | undefined;
  defaultActions: Action[];
  readonly attributes: Map<string, string>;
}

export interface Rule {
  readonly arn: string;
  readonly listenerArn: string;
  priority: number;
  conditions: RuleCondition[];
  actions: Action[];
}

export interface HealthCheck {
  protocol: 'HTTP' | 'HTTPS';
  /** A number, or `traffic-port`. */
  port: string;
  path: string;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  matcher: string;
}

export interface Target {
  readonly group: TargetGroup;
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  state: TargetHealthStateEnum;
  reason: TargetHealthReasonEnum | undefined;
  description: string | undefined;
  /** Consecutive checks passed and failed. */
  passed: number;
  failed: number;
  lastCheckMs: number | undefined;
  /** The next check, or the end of draining. */
  next: Entry | undefined;
}

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly protocolVersion: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: 'instance';
  readonly check: HealthCheck;
  readonly attributes: Map<string, string>;
  /** By `<id>:<port>`. */
  readonly targets: Map<string, Target>;
}

export interface ElbState {
  readonly loadBalancers: Map<string, LoadBalancer>;
  readonly listeners: Map<string, Listener>;
  readonly rules: Map<string, Rule>;
  readonly targetGroups: Map<string, TargetGroup>;
  /** How many actions of which load balancer name a target group: group ARN, load balancer ARN, count. */
  readonly uses: Map<string, Map<string, number>>;
  readonly targetsOf: Map<string, Set<Target>>;
  readonly tags: Map<string, Map<string, string>>;
}

export const createState = (): ElbState => ({
  loadBalancers: new Map(),
  listeners: new Map(),
  rules: new Map(),
  targetGroups: new Map(),
  uses: new Map(),
  targetsOf: new Map(),
  tags: new Map(),
});
