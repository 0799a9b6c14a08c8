import type { ServiceContext } from '../../kernel/service.ts';

/** `My_Recipe` and `my recipe` are the same resource: names go into ARNs in lower case and with dashes. */
export function arnName(name: string): string {
  return name.toLowerCase().replace(/[\s_]+/g, '-');
}

export function makeArn(
  { partition, region, account }: Pick<ServiceContext, 'partition' | 'region' | 'account'>,
  type: string,
  path: readonly (string | number)[],
): string {
  return `arn:${partition}:imagebuilder:${region}:${account}:${type}/${path.join('/')}`;
}
