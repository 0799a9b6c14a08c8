/** Where instances live and who may reach them. Values may be CDK tokens. */
export interface NetworkRef {
  vpcId: string;
  /** Private; instances get no public address. */
  subnetIds: string[];
  listenerArn?: string;
  loadBalancerSecurityGroupId?: string;
  /** `app/<name>/<id>`, the dimension that CloudWatch's metrics carry. */
  loadBalancerFullName?: string;
}

/** A network with a load balancer in front. */
export type BalancedNetwork = Required<NetworkRef>;
