import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../../lib/contract/parameters.ts';
import { FleetSettings } from '../../lib/contract/settings.ts';
import type { AlarmFacts } from '../../lib/decisions/check-fleet.ts';

const ssm = new SSMClient({});
const cloudwatch = new CloudWatchClient({});

export async function readFleetSettings(fleet: string): Promise<FleetSettings | undefined> {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameters.fleetSettings(fleet) }));
    return FleetSettings.parse(JSON.parse(Parameter?.Value ?? ''));
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}

/** In the order asked; a composite alarm counts as well. */
export async function readAlarms(names: string[]): Promise<AlarmFacts[]> {
  if (names.length === 0) return [];
  const { MetricAlarms, CompositeAlarms } = await cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNames: names, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  );
  const states = new Map(
    [...(MetricAlarms ?? []), ...(CompositeAlarms ?? [])].map((alarm) => [alarm.AlarmName, alarm.StateValue]),
  );
  return names.map((name) => ({ name, state: states.get(name) }));
}
