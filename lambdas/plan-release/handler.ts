// Which fleets an image version goes to, if it may be released.

import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { logIds } from '../../lib/contract/log-ids.ts';
import { refuseRelease } from '../../lib/decisions/plan-release.ts';
import { fleetsOf } from './fleets-of.ts';
import { readLine } from './ledger.ts';

const logger = new Logger();

const Question = z.object({ image: z.string(), version: z.string(), execution: z.string() });

/** Members are never absent, because JSONata fails on what is. */
interface Plan {
  verdict: 'ready' | 'refused';
  reasons: string[];
  amiId: string;
  fleets: string[];
}

export async function handler(event: unknown): Promise<Plan> {
  const { image, version, execution } = Question.parse(event);
  logger.appendKeys(logIds({ image, version, execution, release: execution.split(':').at(-1) }));
  const { versions, releases } = await readLine(image);
  const refusal = refuseRelease(version, versions, releases);
  const plan: Plan = {
    verdict: refusal === undefined ? 'ready' : 'refused',
    reasons: refusal === undefined ? [] : [refusal],
    amiId: versions.find((record) => record.version === version)?.amiId ?? '',
    fleets: refusal === undefined ? await fleetsOf(image) : [],
  };
  logger.info(`release ${plan.verdict}`, { ...plan });
  return plan;
}
