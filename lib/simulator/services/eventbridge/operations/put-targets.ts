import type { PutTargetsCommandInput, PutTargetsCommandOutput, Target } from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../../kernel/service.ts';
import { limitExceeded, validation } from '../errors.ts';
import { TARGET_SERVICES } from '../invoke-target.ts';
import { isPath } from '../json-path.ts';
import { requireOwn } from '../managed.ts';
import { type EventBridgeState, findRule } from '../state.ts';

const MAX_TARGETS = 5;

export function putTargets(
  input: PutTargetsCommandInput,
  context: CallContext<EventBridgeState>,
): Partial<PutTargetsCommandOutput> {
  const rule = findRule(context, input.Rule, input.EventBusName);
  requireOwn(rule, context.caller, 'put');
  const targets = input.Targets ?? [];
  for (const target of targets) checkTarget(target);
  const ids = new Set([...rule.targets.keys(), ...targets.map(({ Id }) => Id as string)]);
  if (ids.size > MAX_TARGETS) throw limitExceeded();
  for (const target of targets) rule.targets.set(target.Id as string, target);
  return { FailedEntryCount: 0, FailedEntries: [] };
}

function checkTarget(target: Target): void {
  const { Id = '', Arn = '', RoleArn, InputPath, InputTransformer, RetryPolicy } = target;
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(Id)) throw validation(`Value '${Id}' at 'targets.1.member.id' is not valid.`);
  const [scheme, , service = ''] = Arn.split(':');
  if (scheme !== 'arn')
    throw validation(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if (!TARGET_SERVICES.includes(service)) {
    throw validation(`The simulator does not deliver events to ${Arn}; see docs/fidelity.md`);
  }
  if (service === 'states' && RoleArn === undefined) {
    throw validation(`RoleArn is required for target ${Arn}.`);
  }
  const inputs = [target.Input, InputPath, InputTransformer].filter((given) => given !== undefined);
  if (inputs.length > 1) {
    throw validation(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  if (target.Input !== undefined && !isJson(target.Input)) {
    throw validation(`JSON syntax error in Input for target ${Id}.`);
  }
  if (InputPath !== undefined && !isPath(InputPath)) throw validation(`Invalid InputPath for target ${Id}.`);
  for (const [name, path] of Object.entries(InputTransformer?.InputPathsMap ?? {})) {
    if (/^aws\./i.test(name)) throw validation(`InputPathsMap key ${name} is reserved for target ${Id}.`);
    if (!isPath(path)) throw validation(`Invalid InputTransformer for target ${Id} : Invalid path ${path}.`);
  }
  requireRange('MaximumRetryAttempts', RetryPolicy?.MaximumRetryAttempts, [0, 185]);
  requireRange('MaximumEventAgeInSeconds', RetryPolicy?.MaximumEventAgeInSeconds, [60, 86_400]);
}

function requireRange(name: string, value: number | undefined, [min, max]: readonly [number, number]): void {
  if (value === undefined || (value >= min && value <= max)) return;
  throw validation(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value between ${min} and ${max}`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
