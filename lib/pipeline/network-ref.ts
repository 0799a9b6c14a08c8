/** Where instances live and who may reach them. Values may be CDK tokens. */
export interface NetworkRef {
  vpcId: string;
  /** Private; instances get no public address. */
  subnetIds: string[];
  availabilityZones?: string[];
  listenerArn?: string;
  loadBalancerSecurityGroupId?: string;
  /** `app/<name>/<id>`, the dimension that CloudWatch's metrics carry. */
  loadBalancerFullName?: string;
}
