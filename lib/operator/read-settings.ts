import {
  GetParameterCommand,
  GetParametersByPathCommand,
  ParameterNotFound,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import { parameters } from '../contract/parameters.ts';
import { CoreSettings } from '../contract/settings.ts';
import { OperatorError } from './operator-error.ts';

/** Where the core's parts are. */
export async function readCoreSettings(ssm: SSMClient): Promise<CoreSettings> {
  const text = await readParameter(ssm, parameters.core);
  if (text === undefined) {
    throw new OperatorError(
      `cannot find Goldsmith in ${await ssm.config.region()}: there is no parameter "${parameters.core}"`,
      'deploy it there with "npx cdk deploy --all", or name the region where it is, with --region or AWS_REGION',
    );
  }
  return parseSettings(CoreSettings, parameters.core, text);
}

export async function readParameter(ssm: SSMClient, name: string): Promise<string | undefined> {
  try {
    const answer = await ssm.send(new GetParameterCommand({ Name: name }));
    return answer.Parameter?.Value;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}

/** Parameters under a path: what follows the path, and the value. */
export async function readParameters(ssm: SSMClient, path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = await ssm.send(new GetParametersByPathCommand({ Path: path, Recursive: true, NextToken: next }));
    for (const { Name, Value } of page.Parameters ?? []) {
      if (Name !== undefined && Value !== undefined) found.set(Name.slice(path.length + 1), Value);
    }
    next = page.NextToken;
  } while (next !== undefined);
  return found;
}

export function parseSettings<Shape extends z.ZodType>(shape: Shape, name: string, text: string): z.infer<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new OperatorError(
    `cannot read the parameter "${name}": ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not understood'}`,
    'deploy again with "npx cdk deploy --all", so that it is written anew by this version',
  );
}
