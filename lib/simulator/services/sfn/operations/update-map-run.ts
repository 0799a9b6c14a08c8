import type { UpdateMapRunInput, UpdateMapRunOutput } from '@aws-sdk/client-sfn';
import type { CallContext } from '../../../kernel/service.ts';
import { validation } from '../errors.ts';
import { findMapRun } from '../find.ts';
import type { SfnState } from '../state.ts';

/** A lower concurrency takes hold as running children end; a higher one when the next ends. */
export function updateMapRun(input: UpdateMapRunInput, context: CallContext<SfnState>): UpdateMapRunOutput {
  const mapRun = findMapRun(context, input.mapRunArn as string);
  if (mapRun.status !== 'RUNNING') throw validation(`Map Run is ${mapRun.status} and cannot be updated`);
  mapRun.maxConcurrency = input.maxConcurrency ?? mapRun.maxConcurrency;
  mapRun.toleratedFailureCount = input.toleratedFailureCount ?? mapRun.toleratedFailureCount;
  mapRun.toleratedFailurePercentage = input.toleratedFailurePercentage ?? mapRun.toleratedFailurePercentage;
  return {};
}
