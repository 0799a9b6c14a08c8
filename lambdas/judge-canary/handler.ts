// Called each minute while a canary is watched. Says nothing while it does not know; then gives the deployment its verdict.

import { Logger } from '@aws-lambda-powertools/logger';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CanaryWatch } from '../../lib/contract/deployment.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import { canaryHealth } from '../../lib/decisions/canary-health.ts';
import { type CanaryJudgement, judgeCanary } from '../../lib/decisions/judge-canary.ts';
import { readInstances, readTargets } from './canary.ts';
import { readMinutes } from './metrics.ts';

const logger = new Logger();
const sfn = new SFNClient({});

export async function handler(event: unknown): Promise<CanaryJudgement> {
  const watch = CanaryWatch.parse(event);
  const { image, version, fleet, deployment, execution, releaseId } = watch.job;
  logger.appendKeys(logIds({ image, version, fleet, release: releaseId, deployment, execution }));
  const judgement = watch.phase === 'health' ? await lookAtHealth(watch) : await lookAtTraffic(watch);
  logger.info(`canary ${watch.phase}: ${judgement.verdict}`, { judgement });
  if (judgement.verdict !== 'hold') await tell(watch.token, judgement);
  return judgement;
}

async function lookAtHealth(watch: CanaryWatch): Promise<CanaryJudgement> {
  const { canary, canaryTargetGroupArn } = watch.fleet;
  const [instances, targets] = await Promise.all([
    readInstances(canary.autoScalingGroup),
    readTargets(canaryTargetGroupArn),
  ]);
  return canaryHealth({
    nowMs: Date.parse(watch.now),
    deadlineMs: Date.parse(watch.deadline),
    wanted: canary.capacity,
    templateVersion: watch.templateVersion,
    instances,
    targets,
  });
}

async function lookAtTraffic(watch: CanaryWatch): Promise<CanaryJudgement> {
  const { canary, canaryTargetGroupArn } = watch.fleet;
  const nowMs = Date.parse(watch.now);
  const sinceMs = Date.parse(watch.since);
  const [targets, minutes] = await Promise.all([
    readTargets(canaryTargetGroupArn),
    readMinutes(watch.fleet, sinceMs, nowMs),
  ]);
  return judgeCanary({
    nowMs,
    sinceMs,
    judgeSeconds: canary.judgeSeconds,
    deadlineMs: Date.parse(watch.deadline),
    minRequests: canary.minRequests,
    sharePercent: canary.sharePercent,
    healthyTargets: Object.values(targets).filter((state) => state === 'healthy').length,
    wantedTargets: canary.capacity,
    minutes,
  });
}

async function tell(token: string, judgement: CanaryJudgement): Promise<void> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(judgement) }));
  } catch (error) {
    // The deployment has waited long enough, or was told a minute ago and has not yet taken the schedule away.
    if (!['TaskTimedOut', 'TaskDoesNotExist'].includes((error as Error).name)) throw error;
    logger.info('the deployment waits no more', { name: (error as Error).name });
  }
}
