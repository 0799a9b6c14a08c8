import type { ServiceContext } from '../../kernel/service.ts';

/** The roles that services make for themselves, for the services of the region. */
const NAMES: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'imagebuilder.amazonaws.com': 'AWSServiceRoleForImageBuilder',
};

export const serviceRoleName = (service: string): string | undefined => NAMES[service];

export const serviceRolePath = (service: string): string => `/aws-service-role/${service}/`;

export function serviceRoleArn(service: string, { partition, account }: Pick<ServiceContext, 'partition' | 'account'>) {
  return `arn:${partition}:iam::${account}:role${serviceRolePath(service)}${serviceRoleName(service) ?? '*'}`;
}
