// Before anything changes: what the fleet is, where it would go back to, and whether the deployment may begin.

import { Logger } from '@aws-lambda-powertools/logger';
import { DeploymentJob, type FleetPosition } from '../../lib/contract/deployment.ts';
import { logIds } from '../../lib/contract/log-ids.ts';
import type { FleetSettings } from '../../lib/contract/settings.ts';
import { checkFleet } from '../../lib/decisions/check-fleet.ts';
import { readFleet } from '../verify-fleet/read-fleet.ts';
import { readAlarms, readFleetSettings } from './fleet-settings.ts';
import { readCurrent, readDeployment, versionOfAmi, versionState } from './ledger.ts';

const logger = new Logger();

/** Everything the machine needs to go on; members are never absent, because JSONata fails on what is. */
interface Plan {
  verdict: 'ready' | 'refused' | 'undo';
  reasons: string[];
  fleet: FleetSettings | Record<string, never>;
  previous: FleetPosition | Record<string, never>;
  job: DeploymentJob;
  /** A version of the template that already has the AMI, or empty. */
  templateVersion: string;
  /** The deployment that is taken back when this one fails. */
  deployment: string;
  /** Whether the image version is to blame when it is taken back. */
  rejects: boolean;
}

export async function handler(event: unknown): Promise<Plan> {
  const job = DeploymentJob.parse(event);
  const { image, version, fleet, deployment, execution, releaseId } = job;
  logger.appendKeys(logIds({ image, version, fleet, release: releaseId, deployment, execution }));
  const plan = await check(job);
  logger.info(`deployment ${plan.verdict}`, { reasons: plan.reasons, previous: plan.previous });
  return plan;
}

async function check(job: DeploymentJob): Promise<Plan> {
  const refused = (...reasons: string[]): Plan => ({
    verdict: 'refused',
    reasons,
    fleet: {},
    previous: {},
    job,
    templateVersion: '',
    deployment: job.deployment,
    rejects: false,
  });
  const declared = await readFleetSettings(job.fleet);
  if (declared === undefined) return refused(`there is no fleet "${job.fleet}"; deploy a stack that names it`);
  const facts = await readFleet(declared);
  // An adopted group's template is known by the group alone.
  const fleet = { ...declared, launchTemplateId: facts.body?.launchTemplateId ?? declared.launchTemplateId };
  if (job.undo !== '') return await undo(job, fleet, refused);

  const target = await whereTo(job);
  const forward = job.direction === 'forward';
  const reasons = checkFleet({
    direction: job.direction,
    facts,
    alarms: forward ? await readAlarms(fleet.alarms) : [],
    version: target.version,
    amiId: target.amiId,
    versionState: await versionState(job.image, target.version),
  });
  if (target.amiId === '') reasons.push(`the ledger knows no version of "${job.image}" that the fleet ran before`);
  if (reasons.length > 0) return refused(...reasons);
  const amiId = facts.template?.imageId ?? '';
  return {
    verdict: 'ready',
    reasons: [],
    fleet,
    previous: {
      version: await versionOfAmi(job.image, amiId),
      amiId,
      templateVersion: facts.body?.templateVersion ?? '',
      defaultVersion: facts.template?.defaultVersion ?? '',
    },
    job: { ...job, version: target.version, amiId: target.amiId },
    // Only when nobody else has changed the template since: a stack's own change to it must stay.
    templateVersion: target.from === facts.body?.templateVersion ? target.templateVersion : '',
    deployment: job.deployment,
    rejects: forward,
  };
}

interface Target {
  version: string;
  amiId: string;
  /** The version of the template that the last deployment left, and the one it went to. */
  templateVersion: string;
  from: string;
}

async function whereTo(job: DeploymentJob): Promise<Target> {
  if (job.direction === 'forward') return { ...job, templateVersion: '', from: '' };
  const current = await readCurrent(job.fleet);
  const before = current?.previous;
  if (before === undefined) return { ...job, templateVersion: '', from: '' };
  if (job.amiId !== '' && job.amiId !== before.amiId) return { ...job, templateVersion: '', from: '' };
  return { ...before, from: current?.templateVersion ?? '' };
}

/** Of a deployment that died: back to where it had begun, if it had. */
async function undo(job: DeploymentJob, fleet: FleetSettings, refused: (reason: string) => Plan): Promise<Plan> {
  const dead = await readDeployment(job.fleet, job.undo);
  if (dead === undefined) return refused(`the deployment "${job.undo}" died before it had changed anything`);
  return {
    verdict: 'undo',
    reasons: [`the deployment "${job.undo}" was stopped or died; its fleet is taken back`],
    fleet,
    previous: dead.previous,
    job,
    templateVersion: '',
    deployment: job.undo,
    rejects: dead.direction === 'forward',
  };
}
