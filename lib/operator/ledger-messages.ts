import type { DeploymentState, ImageVersionState, SignalFate } from '../contract/ledger.ts';
import type { DeploymentMessage, ReleaseMessage, SignalMessage, VersionMessage } from './message.ts';
import { type LedgerItem, textOf, textsOf } from './read-ledger.ts';

// From items of the ledger to what is shown of them.

export function versionMessage(image: string, item: LedgerItem): VersionMessage {
  const causes = causeTexts(item['causes']);
  return {
    event: 'version',
    image,
    version: afterFirst(item.sk),
    state: item['state'] as ImageVersionState,
    ...some('amiId', textOf(item, 'amiId')),
    ...some('createdAt', textOf(item, 'createdAt')),
    ...some('changedAt', textOf(item, 'changedAt')),
    ...some('billFault', textOf(item, 'billFault')),
    causes,
    causesCount: Number(item['causesCount'] ?? causes.length),
    reasons: textsOf(item, 'reasons'),
  };
}

export function deploymentMessage(fleet: string, item: LedgerItem): DeploymentMessage {
  return {
    event: 'deployment',
    fleet,
    id: afterFirst(item.sk),
    version: textOf(item, 'version') ?? '?',
    ...some('direction', textOf(item, 'direction') as 'forward' | 'back' | undefined),
    ...some('previousVersion', textOf(item, 'previousVersion')),
    ...some('previousAmi', textOf(item, 'previousAmi')),
    state: item['state'] as DeploymentState,
    ...some('startedAt', textOf(item, 'startedAt')),
    ...some('endedAt', textOf(item, 'endedAt')),
    reasons: textsOf(item, 'reasons'),
  };
}

export function releaseMessage(image: string, item: LedgerItem): ReleaseMessage {
  return {
    event: 'release',
    image,
    version: afterFirst(item.sk),
    ...some('state', textOf(item, 'state')),
    // One that waits for another has not begun.
    ...some('startedAt', textOf(item, 'startedAt') ?? textOf(item, 'requestedAt')),
    ...some('endedAt', textOf(item, 'endedAt')),
    reasons: textsOf(item, 'reasons'),
  };
}

/** The sort key is `<receivedAt>#<id>`. */
export function signalMessage(image: string, item: LedgerItem): SignalMessage {
  const [receivedAt = '', id] = item.sk.split('#');
  return {
    event: 'signal',
    image,
    kind: textOf(item, 'kind') ?? '?',
    receivedAt: textOf(item, 'receivedAt') ?? receivedAt,
    ...some('fate', textOf(item, 'fate') as SignalFate | undefined),
    ...some('reason', textOf(item, 'reason')),
    ...some('version', textOf(item, 'version')),
    ...some('id', id),
  };
}

function afterFirst(sortKey: string): string {
  return sortKey.slice(sortKey.indexOf('#') + 1);
}

/** `base-image ami-0123`; a key that is no resource begins with the kind already. */
function causeTexts(causes: unknown): string[] {
  return (Array.isArray(causes) ? causes : []).map(({ kind = '', key = '' }: { kind?: string; key?: string }) =>
    key.startsWith(kind) ? key : `${kind} ${key}`,
  );
}

function some<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]: Value });
}
