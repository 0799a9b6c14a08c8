import type { CreateTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalid } from './errors.ts';
import type { HealthCheck } from './state.ts';

type Settings = Pick<
  CreateTargetGroupCommandInput,
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckPath'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>;

export const DEFAULT_CHECK: HealthCheck = {
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
};

/** A health check with the settings that a request gives, within AWS's bounds. */
export function withSettings(check: HealthCheck, input: Settings): HealthCheck {
  const changed: HealthCheck = {
    protocol: input.HealthCheckProtocol === 'HTTPS' ? 'HTTPS' : check.protocol,
    port: input.HealthCheckPort ?? check.port,
    path: input.HealthCheckPath ?? check.path,
    intervalSeconds: input.HealthCheckIntervalSeconds ?? check.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? check.timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? check.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? check.unhealthyThreshold,
    matcher: input.Matcher?.HttpCode ?? check.matcher,
  };
  within('Health check interval', changed.intervalSeconds, [5, 300]);
  within('Health check timeout', changed.timeoutSeconds, [2, 120]);
  within('Healthy threshold count', changed.healthyThreshold, [2, 10]);
  within('Unhealthy threshold count', changed.unhealthyThreshold, [2, 10]);
  if (changed.timeoutSeconds >= changed.intervalSeconds) {
    throw invalid(
      `Health check timeout '${changed.timeoutSeconds}' must be smaller than the interval '${changed.intervalSeconds}'`,
    );
  }
  if (!changed.path.startsWith('/')) throw invalid(`Health check path '${changed.path}' must begin with a '/'`);
  return changed;
}

function within(name: string, value: number, [low, high]: readonly [number, number]): void {
  if (value < low || value > high) throw invalid(`${name} '${value}' must be between ${low} and ${high}`);
}
