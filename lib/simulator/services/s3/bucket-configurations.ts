// Configurations that the region keeps but that change nothing in it: each is put, given back and deleted whole.

import type { CallContext, Operation } from '../../kernel/service.ts';
import { noSuchConfiguration } from './errors.ts';
import { bucketOf } from './lookup.ts';
import type { S3State } from './state.ts';

interface Configuration {
  /** The part of the operations' names after Put, Get and Delete. */
  readonly name: string;
  /** The member that holds it in the input of Put and, unless it is spread out, in the output of Get. */
  readonly member: string;
  readonly spread?: boolean;
  /** Answered by Get when it was never put; absent: Get gives nothing. */
  readonly absent?: readonly [code: string, message: string];
}

const CONFIGURATIONS: readonly Configuration[] = [
  {
    name: 'BucketEncryption',
    member: 'ServerSideEncryptionConfiguration',
    absent: [
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ],
  },
  {
    name: 'PublicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    absent: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  },
  {
    name: 'BucketLifecycleConfiguration',
    member: 'LifecycleConfiguration',
    spread: true,
    absent: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  },
  {
    name: 'BucketTagging',
    member: 'Tagging',
    spread: true,
    absent: ['NoSuchTagSet', 'The TagSet does not exist'],
  },
  {
    name: 'BucketOwnershipControls',
    member: 'OwnershipControls',
    absent: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  },
  { name: 'BucketLogging', member: 'BucketLoggingStatus', spread: true },
];

const spelledElsewhere: Readonly<Record<string, string>> = {
  DeleteBucketLifecycleConfiguration: 'DeleteBucketLifecycle',
};

function operationsOf(configuration: Configuration): [string, Operation<S3State>][] {
  const { name, member } = configuration;
  const remove = `Delete${name}`;
  return [
    [
      `Put${name}`,
      (input, { state }: CallContext<S3State>) => {
        bucketOf(state, input.Bucket).configurations.set(name, input[member]);
        return {};
      },
    ],
    [`Get${name}`, (input, { state }: CallContext<S3State>) => get(configuration, bucketOf(state, input.Bucket))],
    [
      spelledElsewhere[remove] ?? remove,
      (input, { state }: CallContext<S3State>) => {
        bucketOf(state, input.Bucket).configurations.delete(name);
        return {};
      },
    ],
  ];
}

function get(configuration: Configuration, bucket: { configurations: Map<string, unknown> }): object {
  const { name, member, spread, absent } = configuration;
  const value = bucket.configurations.get(name) as object | undefined;
  if (value === undefined) {
    if (absent !== undefined) throw noSuchConfiguration(...absent);
    return {};
  }
  return spread ? value : { [member]: value };
}

export const bucketConfigurations: Readonly<Record<string, Operation<S3State>>> = Object.fromEntries(
  CONFIGURATIONS.flatMap(operationsOf),
);
