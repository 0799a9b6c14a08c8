import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalidConfiguration } from './errors.ts';
import type { ElbState } from './state.ts';

/**
 * A load balancer that is told to log tries at once whether its bucket lets it write: the file stays there. The logs themselves
 * are not written here. Source: Application Load Balancers, "Enable access logs".
 */
export function tryAccessLogs(
  context: CallContext<ElbState>,
  loadBalancerArn: string,
  attributes: ReadonlyMap<string, string>,
): void {
  if (attributes.get('access_logs.s3.enabled') !== 'true') return;
  const { account } = context;
  const Bucket = attributes.get('access_logs.s3.bucket') ?? '';
  const prefix = attributes.get('access_logs.s3.prefix') ?? '';
  const Key = `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${account}/ELBAccessLogTestFile`;
  const principal = 'logdelivery.elasticloadbalancing.amazonaws.com';
  const as = { kind: 'service', account, arn: loadBalancerArn, principal } as const;
  try {
    context.call('s3', 'PutObject', { Bucket, Key, Body: Buffer.from('Enable AccessLog for ELB') }, { as });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw invalidConfiguration(
      error.code === 'AccessDenied'
        ? `Access Denied for bucket: ${Bucket}. Please check S3bucket permission`
        : `S3Bucket: ${Bucket} does not exist`,
    );
  }
}
