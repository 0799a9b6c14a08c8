// Attributes that AWS gives each kind of resource, with its defaults; a key that is not here is refused.

import { invalidConfiguration } from './errors.ts';

export const LOAD_BALANCER_ATTRIBUTES: Readonly<Record<string, string>> = {
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.bucket': '',
  'access_logs.s3.prefix': '',
  'client_keep_alive.seconds': '3600',
  'connection_logs.s3.enabled': 'false',
  'connection_logs.s3.bucket': '',
  'connection_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'health_check_logs.s3.enabled': 'false',
  'health_check_logs.s3.bucket': '',
  'health_check_logs.s3.prefix': '',
  'idle_timeout.timeout_seconds': '60',
  'load_balancing.cross_zone.enabled': 'true',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http.preserve_host_header.enabled': 'false',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
  'routing.http.xff_client_port.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
  'zonal_shift.config.enabled': 'false',
};

export const TARGET_GROUP_ATTRIBUTES: Readonly<Record<string, string>> = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'slow_start.duration_seconds': '0',
  'stickiness.app_cookie.cookie_name': '',
  'stickiness.app_cookie.duration_seconds': '86400',
  'stickiness.enabled': 'false',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.type': 'lb_cookie',
  'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': 'off',
};

export const LISTENER_ATTRIBUTES: Readonly<Record<string, string>> = {
  'routing.http.response.server.enabled': 'true',
};

export interface Attribute {
  Key?: string | undefined;
  Value?: string | undefined;
}

export function changeAttributes(attributes: Map<string, string>, changes: readonly Attribute[]): void {
  for (const { Key } of changes) {
    if (!attributes.has(Key ?? '')) throw invalidConfiguration(`Attribute key '${Key}' is not recognized`);
  }
  const delay = changes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  if (delay !== undefined && !(Number(delay) >= 0 && Number(delay) <= 3600)) {
    throw invalidConfiguration(`The deregistration delay '${delay}' must be between 0 and 3600 seconds`);
  }
  for (const { Key, Value } of changes) attributes.set(Key as string, Value ?? '');
}

export function listAttributes(attributes: ReadonlyMap<string, string>): Attribute[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
