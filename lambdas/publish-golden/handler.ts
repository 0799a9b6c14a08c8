// After a version has lost its place: the image's parameter names the newest version that is still golden.

import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { logIds } from '../../lib/contract/log-ids.ts';
import { publishNewest } from './publish-newest.ts';

const logger = new Logger();

const Question = z.object({ image: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { image } = Question.parse(event);
  const newest = await publishNewest(image);
  logger.info(newest === undefined ? 'the image has no golden version' : 'the newest golden version is published', {
    ...logIds({ image, version: newest?.version }),
    amiId: newest?.amiId,
  });
}
