// What S3 takes for public (User Guide, "Blocking public access to your Amazon S3 storage", "The meaning of public").

import type { PolicyDocument, Statement } from '../../policies/document.ts';
import type { Bucket } from './state.ts';

export function blocksPublic(bucket: Bucket): boolean {
  const block = bucket.configurations.get('PublicAccessBlock') as { BlockPublicPolicy?: boolean } | undefined;
  return block?.BlockPublicPolicy === true;
}

/** A policy that lets everyone in, without a condition that names who. */
export const isPublic = ({ statements }: PolicyDocument): boolean => statements.some(opens);

const NAMING = /^aws:(principalorgid|principalarn|principalaccount|sourcearn|sourceaccount|sourceip|userid)$/;

function opens({ effect, principals = [], conditions }: Statement): boolean {
  if (effect !== 'Allow' || !principals.some(({ name }) => name === '*')) return false;
  return !conditions.some(
    ({ operator, key, values }) =>
      NAMING.test(key.toLowerCase()) &&
      !/Not|Null/.test(operator.name) &&
      !operator.ifExists &&
      !values.some((value) => /^\*|\$\{|^0\.0\.0\.0\/|^::\//.test(value)),
  );
}
