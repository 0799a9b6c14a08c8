// Finding parameters and showing them. Public ones, below /aws/service, belong to AWS and are read by everyone.

import type { Parameter } from '@aws-sdk/client-ssm';
import type { ServiceContext } from '../../kernel/service.ts';
import { parameterNotFound, parameterVersionNotFound } from './errors.ts';
import type { ParameterRecord, ParameterVersion, SsmState } from './state.ts';

type Context = ServiceContext<SsmState>;

export interface Selected {
  readonly record: ParameterRecord;
  readonly version: ParameterVersion;
  /** `:3` or `:label`, when the request selected so. */
  readonly selector: string | undefined;
}

export const isPublic = (name: string) => name.startsWith('/aws/service/');

/** The plain name in a request's name, which may be an ARN. A name without path has no slash in the ARN either. */
export function plainName(given: string): string {
  const path = /^arn:[^:]+:ssm:[^:]*:\d*:parameter(\/.+)$/.exec(given)?.[1];
  if (path === undefined) return given;
  return path.indexOf('/', 1) === -1 ? path.slice(1) : path;
}

export function parameterArn(context: Context, record: { name: string; account: string }): string {
  const account = isPublic(record.name) ? '' : record.account;
  const path = record.name.startsWith('/') ? record.name : `/${record.name}`;
  return `arn:${context.partition}:ssm:${context.region}:${account}:parameter${path}`;
}

/** @throws ParameterNotFound, also while the first version is still validated */
export function getParameterRecord(context: Context, given: string): ParameterRecord {
  const name = plainName(given);
  const record = context.state.parameters.get(name) ?? context.state.parameters.get(`/${name}`);
  if (record === undefined || record.versions.length === 0 || (record.name !== name && !given.startsWith('arn:'))) {
    throw parameterNotFound(given);
  }
  return record;
}

/** Reads `name`, `name:version` or `name:label`. @throws ParameterNotFound, ParameterVersionNotFound */
export function selectParameter(context: Context, given: string): Selected {
  const plain = plainName(given);
  const colon = plain.indexOf(':');
  if (colon === -1) {
    const record = getParameterRecord(context, given);
    return { record, version: record.versions.at(-1) as ParameterVersion, selector: undefined };
  }
  const record = getParameterRecord(context, plain.slice(0, colon));
  const wanted = plain.slice(colon + 1);
  const version = record.versions.find((one) => String(one.number) === wanted || one.labels.includes(wanted));
  if (version === undefined) throw parameterVersionNotFound(record.name, wanted);
  return { record, version, selector: `:${wanted}` };
}

/** A SecureString's ciphertext is only a stand-in: nothing is encrypted here. */
export function showParameter(context: Context, { record, version, selector }: Selected, decrypt: boolean): Parameter {
  const hidden = version.type === 'SecureString' && !decrypt;
  return {
    Name: record.name,
    Type: version.type,
    Value: hidden ? Buffer.from(`sealed:${version.value}`).toString('base64') : version.value,
    Version: version.number,
    LastModifiedDate: new Date(version.changedAtMs),
    ARN: parameterArn(context, record),
    DataType: version.dataType,
    ...(selector === undefined ? {} : { Selector: selector }),
  };
}
