import type { SSMClient } from '@aws-sdk/client-ssm';
import { didYouMean } from '../contract/closest-word.ts';
import { type FleetLine, type ImageLine, listFleets, listImages } from './list-lines.ts';
import { OperatorError } from './operator-error.ts';

export async function findImage(ssm: SSMClient, name: string): Promise<ImageLine> {
  const lines = await listImages(ssm);
  return (
    lines.find((line) => line.image === name) ??
    notDeployed(
      'image',
      name,
      lines.map((line) => line.image),
    )
  );
}

export async function findFleet(ssm: SSMClient, name: string): Promise<FleetLine> {
  const lines = await listFleets(ssm);
  return (
    lines.find((line) => line.fleet === name) ??
    notDeployed(
      'fleet',
      name,
      lines.map((line) => line.fleet),
    )
  );
}

export function notDeployed(kind: string, name: string, known: readonly string[]): never {
  if (known.length === 0) {
    throw new OperatorError(
      `cannot find the ${kind} "${name}" here: no ${kind} is deployed`,
      'declare it in goldsmith.yaml and deploy with "npx cdk deploy --all"',
    );
  }
  throw new OperatorError(
    `cannot find the ${kind} "${name}" here${didYouMean(name, known)}; there are: ${known.join(', ')}`,
    'name one of these, or declare it in goldsmith.yaml and deploy with "npx cdk deploy --all"',
  );
}
