import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ledgerKeys } from '../../lib/contract/ledger.ts';
import type { AdvisoryDecision } from '../../lib/decisions/decide-advisory.ts';
import type { InspectorFlaw } from '../../lib/decisions/flaws-in-finding.ts';
import { type FindingRecord, isOpen } from '../../lib/decisions/record-finding.ts';
import { dynamodb, getItem, key, number, TableName, text } from './table.ts';

/** After the last word. Inspector closes what ends; an item that nobody closed must not stay for ever. */
const FINDING_DAYS = 90;

/** Which version of ours an AMI is; undefined when it is none. */
export async function versionOf(amiId: string): Promise<{ image: string; version: string } | undefined> {
  const item = await getItem(ledgerKeys.ami(amiId));
  const { image, version } = { image: item?.['image']?.S, version: item?.['version']?.S };
  return image === undefined || version === undefined ? undefined : { image, version };
}

/** The AMI that a version of ours was built on. */
export async function parentAmiOf({ image, version }: { image: string; version: string }): Promise<string | undefined> {
  return (await getItem(ledgerKeys.version(image, version)))?.['parentAmi']?.S;
}

export interface KnownFinding {
  readonly record: FindingRecord;
  /** For which signal it was last handed on. */
  readonly handed: string | undefined;
  /** The day on which it was last decided about. */
  readonly lookedOn: string | undefined;
  readonly revision: number;
}

/** One flaw of one AMI; a CVE is found in each package that has it by itself. */
const itemKey = (image: string, { amiId, id, packages }: InspectorFlaw) =>
  ledgerKeys.finding(image, [amiId, id, ...packages].join('#').slice(0, 1000));

export async function readFinding(image: string, flaw: InspectorFlaw): Promise<KnownFinding | undefined> {
  const item = await getItem(itemKey(image, flaw));
  if (item === undefined) return undefined;
  const words = Object.entries(item['words']?.M ?? {}).map(([instanceId, said]) => [instanceId, said.S ?? '']);
  return {
    record: {
      words: Object.fromEntries(words),
      uncounted: item['uncounted']?.BOOL ?? false,
      firstSeenAt: item['firstSeenAt']?.S ?? '',
    },
    handed: item['handed']?.S,
    lookedOn: item['changedAt']?.S?.slice(0, 10),
    revision: Number(item['revision']?.N),
  };
}

export interface FindingToWrite {
  readonly image: string;
  readonly version: string;
  readonly flaw: InspectorFlaw;
  readonly record: FindingRecord;
  readonly decision: AdvisoryDecision;
  readonly handed: string | undefined;
  /** Of what was read before. */
  readonly revision: number | undefined;
  readonly nowMs: number;
}

/** False when someone else wrote meanwhile. */
export async function writeFinding({ image, version, flaw, ...finding }: FindingToWrite): Promise<boolean> {
  const { record, decision, handed, revision, nowMs } = finding;
  const words = Object.entries(record.words).map(([instanceId, said]) => [instanceId, text(said)]);
  const fixed = flaw.fixes.map(({ package: name, fixedVersion }) => text(`${name} ${fixedVersion}`));
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: {
          ...key(itemKey(image, flaw)),
          image: text(image),
          version: text(version),
          amiId: text(flaw.amiId),
          flaw: text(flaw.id),
          packages: { L: flaw.packages.map(text) },
          fixedBy: { L: fixed },
          ...(flaw.severity === undefined ? {} : { severity: text(flaw.severity) }),
          status: text(isOpen(record) ? 'ACTIVE' : 'CLOSED'),
          when: text(decision.when),
          reason: text(decision.reason),
          firstSeenAt: text(record.firstSeenAt),
          changedAt: text(new Date(nowMs).toISOString()),
          words: { M: Object.fromEntries(words) },
          uncounted: { BOOL: record.uncounted },
          ...(handed === undefined ? {} : { handed: text(handed) }),
          revision: number((revision ?? 0) + 1),
          expiresAt: number(Math.floor(nowMs / 1000) + FINDING_DAYS * 86_400),
        },
        ConditionExpression: revision === undefined ? 'attribute_not_exists(pk)' : 'revision = :revision',
        ...(revision === undefined ? {} : { ExpressionAttributeValues: { ':revision': number(revision) } }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
