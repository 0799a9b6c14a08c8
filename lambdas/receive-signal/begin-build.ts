import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { LISTED_CAUSES } from '../../lib/contract/cause.ts';
import { type ImageVersionState, ledgerKeys } from '../../lib/contract/ledger.ts';
import { moveBase } from './base-ami.ts';
import { startBuild } from './builds.ts';
import { causeAttributes, causeItem, type GatheredCause, gatheredItem } from './cause-items.ts';
import { type Gathering, readCauses, type TakenCause } from './ledger.ts';
import { check, dynamodb, key, number, put, remove, TableName, text, transact, update } from './table.ts';

export interface Beginning {
  readonly image: string;
  readonly version: string;
  readonly baseAmi: string;
  readonly sourceDigest: string;
  readonly nowMs: number;
  /** The signal that begins it, if it is not only the gathered ones. */
  readonly cause: GatheredCause | undefined;
  /** What held the cause before: a version that broke. */
  readonly taken: TakenCause | undefined;
  /** The build that held the image before, known to have ended. */
  readonly replaces: string | undefined;
  /** What is gathered for this version, and goes along. */
  readonly gathering: Gathering | undefined;
  /** Counts among the builds of the day. */
  readonly capped: boolean;
}

/**
 * Takes the image for a build, its causes and its base AMI together, or nothing of it, and starts it. Whoever dies between the
 * two leaves a version that `launch` starts for any later signal of the image. Throws `Changed` when somebody was quicker.
 */
export async function beginBuild(build: Beginning): Promise<void> {
  const { image, version, cause, baseAmi } = build;
  await transact([
    ...(cause === undefined ? [] : [takeCause(build, cause), put({ Item: gatheredItem(build, cause) })]),
    takeImage(build),
    // Whatever it was built for, it is built on this base: nobody needs to build on it again.
    ...(cause?.key === baseAmi ? [] : [put({ Item: baseItem(build) })]),
    versionItem(build),
    closeGathering(build),
    ...(build.capped ? [countBuild(build)] : []),
  ]);
  await launch(image, version);
}

/** Starts the execution of a version that was begun; however often it is asked, it starts once. */
export async function launch(image: string, version: string): Promise<void> {
  const causes = await readCauses(image, version);
  const listed = causes.slice(0, LISTED_CAUSES);
  const { Attributes } = await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key: key(ledgerKeys.version(image, version)),
      UpdateExpression: 'SET causes = :causes, causesCount = :count',
      ExpressionAttributeValues: {
        ':causes': { L: listed.map((cause) => ({ M: causeAttributes(cause) })) },
        ':count': number(causes.length),
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  await moveBase(image, Attributes?.['parentAmi']?.S ?? '');
  const inputCauses = listed.map(({ signalId, fixes, ...cause }) => cause);
  await startBuild({ image, version, causes: inputCauses, causesCount: causes.length });
}

function takeCause(build: Beginning, cause: GatheredCause): TransactWriteItem {
  const { taken } = build;
  return put({
    Item: causeItem(build, cause),
    ConditionExpression: `attribute_not_exists(pk)${taken === undefined ? '' : ' OR version = :taken'}`,
    ...(taken === undefined ? {} : { ExpressionAttributeValues: { ':taken': text(taken.version) } }),
  });
}

function takeImage({ image, version, replaces, nowMs }: Beginning): TransactWriteItem {
  return put({
    Item: { ...key(ledgerKeys.build(image)), version: text(version), beganMs: number(nowMs) },
    ConditionExpression: replaces === undefined ? 'attribute_not_exists(pk)' : 'version = :replaced',
    ...(replaces === undefined ? {} : { ExpressionAttributeValues: { ':replaced': text(replaces) } }),
  });
}

function baseItem({ image, version, baseAmi, cause }: Beginning) {
  return {
    ...key(ledgerKeys.cause(image, baseAmi)),
    kind: text('base-image'),
    version: text(version),
    // Of no signal: a later base-image signal is answered by this version.
    signalId: text(`${cause?.signalId ?? version} as base`),
  };
}

function versionItem({ image, version, baseAmi, sourceDigest, nowMs }: Beginning): TransactWriteItem {
  const state: ImageVersionState = 'building';
  const at = text(new Date(nowMs).toISOString());
  return put({
    Item: {
      ...key(ledgerKeys.version(image, version)),
      image: text(image),
      version: text(version),
      causes: { L: [] },
      parentAmi: text(baseAmi),
      sourceDigest: text(sourceDigest),
      createdAt: at,
      changedAt: at,
      state: text(state),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
}

/** From here on nobody joins. A build that takes nothing along must not overtake one that was gathered for just now. */
function closeGathering({ image, version, gathering }: Beginning): TransactWriteItem {
  const of = ledgerKeys.gathering(image);
  if (gathering === undefined) return check({ of, ConditionExpression: 'attribute_not_exists(pk)' });
  return remove({
    of,
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': text(version) },
  });
}

function countBuild({ image, nowMs }: Beginning): TransactWriteItem {
  return update({
    of: ledgerKeys.counter(image, new Date(nowMs).toISOString().slice(0, 10)),
    UpdateExpression: 'ADD capped :one',
    ExpressionAttributeValues: { ':one': number(1) },
  });
}
