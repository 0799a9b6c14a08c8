// Before a canary gets any request: is it up, on the new template version, and healthy to the load balancer?

import type { CanaryJudgement } from './judge-canary.ts';

export interface CanaryInstance {
  id: string;
  lifecycleState: string;
  templateVersion: string | undefined;
}

export interface HealthQuestion {
  nowMs: number;
  deadlineMs: number;
  wanted: number;
  templateVersion: string;
  instances: CanaryInstance[];
  /** State by instance, as the target group has it. */
  targets: Record<string, string>;
}

export function canaryHealth(question: HealthQuestion): CanaryJudgement {
  const { targets, wanted, templateVersion, nowMs, deadlineMs } = question;
  const instances = question.instances.filter((instance) => instance.templateVersion === templateVersion);
  const healthy = instances.filter(
    ({ id, lifecycleState }) => lifecycleState === 'InService' && targets[id] === 'healthy',
  );
  const states = instances.map(({ id, lifecycleState }) => `${id} ${lifecycleState}, ${targets[id] ?? 'no target'}`);
  const evidence = states.length === 0 ? 'no canary instance' : states.join('; ');
  if (healthy.length >= wanted) return { verdict: 'pass', reasons: [], evidence };
  const reason = `${healthy.length} of ${wanted} canaries are healthy: ${evidence}`;
  if (nowMs < deadlineMs) return { verdict: 'hold', reasons: [reason], evidence };
  return { verdict: 'fail', reasons: [`the canary did not become healthy in time: ${reason}`], evidence };
}
