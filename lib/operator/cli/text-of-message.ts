import { faultText, noteText } from '../../contract/fault.ts';
import type { DeadSignalMessage, FeedMessage, FleetMessage, GroupState, ImageMessage, Message } from '../message.ts';
import { billLines, diffLines } from './text-of-bill.ts';
import { because, entryLine, line } from './text-of-entry.ts';
import { exposureLines, unknownExposureLines } from './text-of-exposure.ts';
import { fixLines } from './text-of-fix.ts';

/** Lines for a person. */
export function textOfMessage(message: Message): string[] {
  switch (message.event) {
    case 'fault':
      return [faultText(message)];
    case 'note':
      return [noteText(message)];
    case 'valid':
      return [
        `${message.file} is valid: ${count(message.images.length, 'image')} (${message.images.join(', ')}), ${fleetsText(message.fleets)}`,
      ];
    case 'image':
      return imageLines(message);
    case 'fleet':
      return fleetLines(message);
    case 'signal':
    case 'version':
    case 'unused':
    case 'release':
    case 'deployment':
      return [entryLine(message)];
    case 'dead-signal':
      return deadSignalLines(message);
    case 'fix':
      return fixLines(message);
    case 'feed':
      return feedLines(message);
    case 'exposure':
      return exposureLines(message);
    case 'unknown-exposure':
      return unknownExposureLines(message);
    case 'bill':
      return billLines(message);
    case 'diff':
      return diffLines(message);
    case 'written':
      return [`wrote the ${message.format} of ${message.image} ${message.version} to ${message.file}`];
    case 'nothing':
      return [message.what, `  next: ${message.next}`];
    case 'sent':
      return [`asked for a build of ${message.image} (signal ${message.id})`];
    case 'started':
      return [`fleet ${message.fleet} goes back from ${message.from} to ${message.to}`, `  ${message.executionArn}`];
    case 'ended':
      return [`fleet ${message.fleet}: ${message.outcome}${because(...message.reasons)}`];
    case 'error':
      return [message.message, `  next: ${message.next}`];
    case 'summary':
      return [];
  }
}

function feedLines({ feed, succeededAt, entries, fault, failingSince }: FeedMessage): string[] {
  const read = succeededAt === undefined ? 'never read yet' : `read at ${succeededAt}, ${entries ?? 0} entries`;
  if (fault === undefined) return [`feed ${feed}: ${read}`];
  return [`feed ${feed}: failing since ${failingSince}; ${read}`, `  ${fault}`];
}

function imageLines({ image, golden, latest, releases, gathering }: ImageMessage): string[] {
  const lines = [
    golden === undefined
      ? `image ${image}: nothing is golden yet`
      : `image ${image}: golden is ${golden.version ?? 'no version of the ledger'} (${golden.amiId})`,
  ];
  if (golden?.billFault !== undefined) lines.push(`  bill of materials: ${golden.billFault}`);
  if (latest !== undefined && latest.version !== golden?.version) {
    lines.push(`  newest is ${latest.version}: ${latest.state}${because(...latest.reasons)}`);
  }
  if (gathering !== undefined) {
    const { version, causes, dueAt, urgent } = gathering;
    const when = urgent ? 'and is begun as soon as it may' : `until ${dueAt.slice(0, 16)}Z`;
    lines.push(`  ${version} gathers ${count(causes, 'cause')} ${when}`);
  }
  for (const { version, state, startedAt } of releases) {
    lines.push(`  release of ${version}: ${state ?? 'unknown'}${startedAt === undefined ? '' : ` since ${startedAt}`}`);
  }
  return lines;
}

function fleetLines(message: FleetMessage): string[] {
  const { fleet, version, amiId, body, canary, weights, deployment, drift } = message;
  const lines = [`fleet ${fleet}: ${version ?? 'no version of the ledger'} (${amiId ?? 'AMI unknown'})`];
  if (body !== undefined)
    lines.push(`  body    ${groupText(body)}${weights === undefined ? '' : `, weight ${weights.body}`}`);
  if (canary !== undefined) {
    lines.push(`  canary  ${groupText(canary)}${weights === undefined ? '' : `, weight ${weights.canary}`}`);
  }
  if (deployment !== undefined) {
    const since = deployment.startedAt === undefined ? '' : ` since ${deployment.startedAt}`;
    lines.push(`  ${deployment.state} ${deployment.version}${since}`);
  }
  for (const sentence of drift) lines.push(`  drift: ${sentence}`);
  return lines;
}

function groupText(group: GroupState): string {
  const template = group.templateVersion === undefined ? 'no template' : `template version ${group.templateVersion}`;
  return `${group.inService} of ${group.desired} in service, ${group.healthy} healthy, ${template}`;
}

function deadSignalLines({ messageId, sentAt, body, fault }: DeadSignalMessage): string[] {
  const short = body.length > 200 ? `${body.slice(0, 200)}…` : body;
  return [
    line(sentAt, `signal ${messageId} was not understood and is kept on the dead-letter queue`, because(fault)),
    `  ${JSON.stringify(short)}`,
  ];
}

function fleetsText(fleets: string[]): string {
  return fleets.length === 0 ? 'no fleet' : `${count(fleets.length, 'fleet')} (${fleets.join(', ')})`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
