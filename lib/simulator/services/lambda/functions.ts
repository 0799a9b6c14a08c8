import type { ServiceContext } from '../../kernel/service.ts';
import { functionNotFound } from './errors.ts';
import type { FunctionVersion, LambdaFunction, LambdaState } from './state.ts';

type Place = Pick<ServiceContext<LambdaState>, 'partition' | 'region' | 'account'>;

export const functionArn = (name: string, { partition, region, account }: Place) =>
  `arn:${partition}:lambda:${region}:${account}:function:${name}`;

/** A function is named by name, partial ARN or ARN, each with a qualifier or without. */
export function splitName(text: string): { name: string; qualifier: string | undefined } {
  const parts = text.split(':');
  const at = parts.indexOf('function');
  const [name = text, qualifier] = at < 0 ? parts : parts.slice(at + 1);
  return { name, qualifier };
}

export function requireFunction(context: ServiceContext<LambdaState>, named: string): LambdaFunction {
  const { name } = splitName(named);
  const fn = context.state.functions.get(name);
  if (fn === undefined) throw functionNotFound(functionArn(name, context));
  return fn;
}

/** The version that a name or qualifier stands for, and the ARN under which it is called. */
export function requireVersion(
  context: ServiceContext<LambdaState>,
  input: { FunctionName: string; Qualifier?: string },
): { fn: LambdaFunction; version: FunctionVersion; arn: string; qualifier: string } {
  const fn = requireFunction(context, input.FunctionName);
  const qualifier = input.Qualifier ?? splitName(input.FunctionName).qualifier ?? '';
  const arn = qualifier === '' ? fn.arn : `${fn.arn}:${qualifier}`;
  if (qualifier === '' || qualifier === '$LATEST') return { fn, version: fn.latest, arn, qualifier: '' };
  const number = fn.aliases.get(qualifier)?.version ?? qualifier;
  const version = fn.versions.find((one) => one.version === number);
  if (version === undefined) throw functionNotFound(arn);
  return { fn, version, arn, qualifier };
}
