// What must hold at rest, whatever came before. Each law gives a sentence for each breach.

import { parameters } from '../../lib/contract/parameters.ts';
import { CoreSettings } from '../../lib/contract/settings.ts';
import type { Region } from '../../lib/simulator/region.ts';
import type { FleetSight } from '../../lib/story/fleet-sight.ts';

interface Instance {
  readonly InstanceId: string;
  readonly State: { readonly Name: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export function breachesAtRest(region: Region, sight: FleetSight): string[] {
  return [
    ...everythingEnds(sight),
    ...oneImageInTheEnd(sight),
    ...badStaysOut(sight),
    ...nothingLeftBehind(region, sight),
    ...noSignalLost(region, sight),
  ];
}

function everythingEnds(sight: FleetSight): string[] {
  const running = sight.running();
  return running === 0 ? [] : [`${running} executions still run`];
}

function oneImageInTheEnd(sight: FleetSight): string[] {
  const versions = Object.keys(sight.instances());
  const share = sight.canarySharePercent();
  return [
    ...(versions.length === 1 ? [] : [`the fleet runs ${versions.length} versions: ${versions.join(', ')}`]),
    ...(share === 0 ? [] : [`the canary still gets ${share} % of the requests`]),
  ];
}

function badStaysOut(sight: FleetSight): string[] {
  const rejected = new Set(sight.versions().flatMap(({ version, state }) => (state === 'rejected' ? [version] : [])));
  return Object.keys(sight.instances())
    .filter((version) => rejected.has(version))
    .map((version) => `the fleet runs ${version}, which was rejected`);
}

function nothingLeftBehind(region: Region, sight: FleetSight): string[] {
  const { Reservations } = region.call<{ Reservations: { Instances: Instance[] }[] }>('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }],
  });
  const group = sight.settings.autoScalingGroup;
  const strays = Reservations.flatMap(({ Instances }) => Instances).filter(
    ({ Tags = [] }) => !Tags.some(({ Key, Value }) => Key === 'aws:autoscaling:groupName' && Value === group),
  );
  const leases = ledgerItems(region).filter(({ pk }) => pk?.S.startsWith('LEASE#'));
  const held = leases.filter((lease) => lease['holder']?.S !== undefined && lease['holder'].S !== '');
  return [
    ...strays.map(({ InstanceId, State }) => `instance ${InstanceId} is ${State.Name} and belongs to no fleet`),
    ...held.map(({ pk, holder }) => `${pk?.S} is still held by ${holder?.S}`),
  ];
}

function noSignalLost(region: Region, sight: FleetSight): string[] {
  return ledgerItems(region)
    .filter(({ pk }) => pk?.S === `SIGNAL#${sight.settings.image}`)
    .filter(({ fate }) => fate === undefined || fate.S === 'waiting')
    .map(({ sk }) => `the signal ${sk?.S} has no fate`);
}

function ledgerItems(region: Region): Record<string, { S: string } | undefined>[] {
  const { Parameter } = region.call('ssm', 'GetParameter', { Name: parameters.core });
  const { table } = CoreSettings.parse(JSON.parse(Parameter.Value));
  return region.call('dynamodb', 'Scan', { TableName: table }).Items;
}
