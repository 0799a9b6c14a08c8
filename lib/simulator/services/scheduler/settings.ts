import type { CreateScheduleCommandInput, Target } from '@aws-sdk/client-scheduler';
import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { validation } from './errors.ts';
import { groupArn, type SchedulerState, type ScheduleSettings } from './state.ts';
import { checkTarget } from './targets.ts';
import { readTiming, type Timing } from './timing.ts';

type Asked = Omit<CreateScheduleCommandInput, 'Name' | 'ClientToken'>;

export function checkName(member: string, name: string): void {
  if (/^[0-9a-zA-Z\-_.]{1,64}$/.test(name)) return;
  throw validation(
    `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+`,
  );
}

/** @throws ServiceError for settings that cannot be */
export function readSettings(
  asked: Asked,
  context: CallContext<SchedulerState>,
): { settings: ScheduleSettings; timing: Timing } {
  const timing = readTiming(asked, context.clock.nowMs);
  const { Mode, MaximumWindowInMinutes: minutes } = asked.FlexibleTimeWindow ?? {};
  if (Mode === 'FLEXIBLE' && (minutes === undefined || minutes < 1 || minutes > 1440)) {
    throw validation('MaximumWindowInMinutes must be between 1 and 1440 when the flexible time window is FLEXIBLE.');
  }
  if (Mode === 'OFF' && minutes !== undefined) {
    throw validation('MaximumWindowInMinutes cannot be specified when the flexible time window is OFF.');
  }
  const target = asked.Target as Target;
  checkTarget(target);
  checkRetryPolicy(target);
  requireAssumable(context, target.RoleArn as string, asked.GroupName ?? 'default');
  const { Name: _, GroupName: __, ClientToken: ___, ...settings } = asked as CreateScheduleCommandInput;
  return {
    settings: {
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'NONE',
      ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
      Target: {
        ...target,
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185, ...target.RetryPolicy },
      },
    } as ScheduleSettings,
    timing,
  };
}

function checkRetryPolicy({ RetryPolicy: policy }: Target): void {
  const { MaximumRetryAttempts: retries = 0, MaximumEventAgeInSeconds: age = 60 } = policy ?? {};
  if (retries < 0 || retries > 185) throw outside('maximumRetryAttempts', retries, '0 and 185');
  if (age < 60 || age > 86_400) throw outside('maximumEventAgeInSeconds', age, '60 and 86400');
}

function outside(member: string, value: number, range: string) {
  return validation(
    `1 validation error detected: Value '${value}' at 'target.retryPolicy.${member}' failed to satisfy constraint: Member must have value between ${range}`,
  );
}

/** AWS tries the role when the schedule is made, not only when it is due. */
function requireAssumable(context: CallContext<SchedulerState>, roleArn: string, group: string): void {
  try {
    context.assume(roleArn, 'scheduler-validation', groupArn(context, group));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw validation('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
  }
}
