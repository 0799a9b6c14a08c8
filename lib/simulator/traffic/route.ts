/** Where a listener sends users' requests at a moment. */
export interface Route {
  readonly loadBalancerArn: string;
  readonly active: boolean;
  /** The status of an answer that the load balancer gives itself; undefined when it forwards. */
  readonly status: number | undefined;
  readonly groups: readonly RoutedGroup[];
}

export interface RoutedGroup {
  readonly arn: string;
  readonly weight: number;
  readonly targets: readonly { readonly id: string; readonly state: string }[];
}

export interface UserRequest {
  readonly listenerArn: string;
  readonly host: string;
  readonly path: string;
}
