// What must hold at rest, whatever came before. Each law gives a sentence for each breach.

import { parameters } from '../../lib/contract/parameters.ts';
import { compareImageVersions } from '../../lib/decisions/compare-image-versions.ts';
import type { LedgerItem } from '../../lib/operator/read-ledger.ts';
import type { Scene } from './scene.ts';

type Law = (scene: Scene, ledger: readonly LedgerItem[]) => string[];

const LAWS: readonly Law[] = [
  everythingEnds,
  oneImageInTheEnd,
  nothingOfTheCanary,
  badStaysOut,
  verdictsStick,
  noInstanceLeft,
  noLeaseLeft,
  noScheduleLeft,
  noWaitWithoutEnd,
  noSignalLost,
  theLedgerIsTrue,
  theParametersAreTrue,
];

export function breachesAtRest(scene: Scene): string[] {
  const ledger = scene.ledger();
  return LAWS.flatMap((law) => law(scene, ledger));
}

/** What must hold besides once a good base image has been announced and nothing strikes any more. */
export function breachesAfterGood(scene: Scene, baseAmi: string): string[] {
  const { parentAmi = '', version = 'an unknown version' } = scene.versions().get(runningAmi(scene)) ?? {};
  return parentAmi === baseAmi ? [] : [`the fleet runs ${version} and not one made of the last base image ${baseAmi}`];
}

function everythingEnds(scene: Scene): string[] {
  return scene.running().map((name) => `execution ${name} still runs`);
}

function oneImageInTheEnd(scene: Scene): string[] {
  const { autoScalingGroup, targetGroupArn } = scene.fleet;
  const group = scene.group(autoScalingGroup);
  const { Version: version } = group.LaunchTemplate;
  const template = scene.template(version);
  const ids = group.Instances.map(({ InstanceId }) => InstanceId);
  const amis = new Set(bodyInstances(scene).map(({ ImageId }) => ImageId));
  const targets = scene.targets(targetGroupArn);
  const healthy = ids.filter((id) => targets.get(id) === 'healthy');
  return [
    ...(ids.length === group.DesiredCapacity ? [] : [`${ids.length} instances, wanted ${group.DesiredCapacity}`]),
    ...(healthy.length === ids.length && targets.size === ids.length
      ? []
      : [`${healthy.length} of ${ids.length} instances are healthy targets, among ${targets.size}`]),
    ...(amis.size === 1 && amis.has(template.imageId)
      ? []
      : [`the group's template version ${version} has ${template.imageId}, its instances run ${[...amis].join(', ')}`]),
    ...(template.isDefault ? [] : [`the group's template version ${version} is not the default`]),
    ...(/^(none|Successful|Failed|Cancelled|RollbackSuccessful|RollbackFailed)$/.test(
      scene.refreshStatus(autoScalingGroup),
    )
      ? []
      : [`an instance refresh is ${scene.refreshStatus(autoScalingGroup)}`]),
    ...group.SuspendedProcesses.map(({ ProcessName }) => `the process ${ProcessName} is suspended`),
  ];
}

function nothingOfTheCanary(scene: Scene): string[] {
  const { canary, canaryTargetGroupArn, targetGroupArn } = scene.fleet;
  const group = scene.group(canary.autoScalingGroup);
  const weights = scene.weights();
  return [
    ...(group.DesiredCapacity === 0 && group.Instances.length === 0 && group.MinSize === 0
      ? []
      : [`the canary group wants ${group.DesiredCapacity} and has ${group.Instances.length} instances`]),
    ...(weights.get(targetGroupArn) === 100 && weights.get(canaryTargetGroupArn) === 0
      ? []
      : [`the rule's weights are ${[...weights.values()].join('/')}`]),
  ];
}

function badStaysOut(scene: Scene): string[] {
  const versions = scene.versions();
  return [...new Set(bodyInstances(scene).map(({ ImageId }) => ImageId))]
    .filter((ami) => versions.get(ami)?.state !== 'golden')
    .map((ami) => `the fleet runs ${versions.get(ami)?.version ?? ami}, which is ${versions.get(ami)?.state}`);
}

function verdictsStick(_: Scene, ledger: readonly LedgerItem[]): string[] {
  const state = (version: unknown) => ledger.find(({ sk }) => sk === `VERSION#${version}`)?.['state'];
  return ledger
    .filter(({ sk, direction }) => sk.startsWith('DEPLOYMENT#') && direction === 'forward')
    .filter((deployment) => deployment['state'] === 'rolled-back' && state(deployment['version']) !== 'rejected')
    .map(({ version }) => `${version} was taken back, and is ${state(version)}`);
}

function noInstanceLeft(scene: Scene): string[] {
  const known = [scene.fleet.autoScalingGroup, scene.fleet.canary.autoScalingGroup];
  return scene
    .instances()
    .filter(
      ({ Tags = [] }) => !Tags.some(({ Key, Value }) => Key === 'aws:autoscaling:groupName' && known.includes(Value)),
    )
    .map(({ InstanceId, State }) => `instance ${InstanceId} is ${State.Name} and belongs to no fleet`);
}

function noLeaseLeft(_: Scene, ledger: readonly LedgerItem[]): string[] {
  return ledger
    .filter(({ pk, holder }) => pk.startsWith('LEASE#') && holder !== undefined)
    .map(({ pk, holder }) => `${pk} is still held by ${holder}`);
}

function noScheduleLeft(scene: Scene): string[] {
  return scene.schedules().map((name) => `the schedule ${name} is left`);
}

function noWaitWithoutEnd(_: Scene, ledger: readonly LedgerItem[]): string[] {
  return ledger
    .filter(({ pk, expiresAt }) => pk.startsWith('WAIT#') && typeof expiresAt !== 'number')
    .map(({ pk }) => `${pk} never expires`);
}

const FATES = ['acted', 'coalesced', 'refused', 'answered'];

function noSignalLost(scene: Scene, ledger: readonly LedgerItem[]): string[] {
  const dead = scene.deadSignals();
  return [
    ...ledger
      .filter(({ pk, fate }) => pk.startsWith('SIGNAL#') && !FATES.includes(String(fate)))
      .map(({ sk, kind, fate, reason }) => `the ${kind} signal ${sk} is ${fate}: ${reason}`),
    ...lostCauses(ledger),
    ...(dead === 0 ? [] : [`${dead} signals are in the dead-letter queue`]),
  ];
}

/** Each cause was built for, or answered by a version, or is gathered for one that is not due yet. */
function lostCauses(ledger: readonly LedgerItem[]): string[] {
  const exists = (pk: string, sk: string) => ledger.some((item) => item.pk === pk && item.sk === sk);
  const isOpen = (image: string, version: string) =>
    ledger.some((item) => item.pk === `IMAGE#${image}` && item.sk === 'GATHERING' && item['version'] === version);
  return ledger
    .filter(({ pk, answeredBy }) => pk.startsWith('GATHERED#') && answeredBy === undefined)
    .filter(({ pk }) => {
      const [, image = '', version = ''] = pk.split('#');
      return !exists(`IMAGE#${image}`, `VERSION#${version}`) && !isOpen(image, version);
    })
    .map(({ pk, sk }) => `the cause ${sk} of ${pk} was never built for`);
}

/** States that only something that runs may be in. */
const ON_THE_WAY = ['building', 'testing', 'queued', 'releasing', 'deploying', 'rolling-back'];

function theLedgerIsTrue(scene: Scene, ledger: readonly LedgerItem[]): string[] {
  const fleet = ledger.find(({ pk, sk }) => pk === `FLEET#${scene.fleet.fleet}` && sk === 'FLEET');
  const ami = runningAmi(scene);
  const { Version } = scene.group(scene.fleet.autoScalingGroup).LaunchTemplate;
  return [
    ...ledger
      .filter(({ state }) => ON_THE_WAY.includes(String(state)))
      .map(({ pk, sk, state }) => `${pk} ${sk} is still ${state}`),
    ...ledger
      .filter(({ sk, state }) => sk.startsWith('VERSION#') && state === 'golden')
      .filter(({ version }) => !ledger.some(({ sk }) => sk === `RELEASE#${version}`))
      .map(({ version }) => `the golden version ${version} was never released`),
    ...(fleet === undefined || fleet['amiId'] === ami
      ? []
      : [`the ledger says that the fleet runs ${fleet['amiId']}, it runs ${ami}`]),
    ...(fleet === undefined || fleet['templateVersion'] === Version
      ? []
      : [`the ledger says template version ${fleet['templateVersion']}, the group is on ${Version}`]),
  ];
}

function theParametersAreTrue(scene: Scene): string[] {
  const { fleet, image } = scene.fleet;
  const golden = [...scene.versions()].filter(([, { state }]) => state === 'golden');
  const [newest] = golden.toSorted(([, a], [, b]) => compareImageVersions(b.version, a.version));
  const published = scene.parameter(parameters.imageGolden(image));
  const fleetImage = scene.parameter(parameters.fleetImage(fleet));
  return [
    ...(published === newest?.[0]
      ? []
      : [
          `the golden parameter gives ${published}, the newest golden version is ${newest?.[1].version} ${newest?.[0]}`,
        ]),
    ...(fleetImage === runningAmi(scene)
      ? []
      : [`the fleet's parameter gives ${fleetImage}, the fleet runs ${runningAmi(scene)}`]),
  ];
}

function bodyInstances(scene: Scene) {
  return scene.instances([{ Name: 'tag:aws:autoscaling:groupName', Values: [scene.fleet.autoScalingGroup] }]);
}

const runningAmi = (scene: Scene) => bodyInstances(scene)[0]?.ImageId ?? '';
