import type { Component, CreateComponentRequest } from '@aws-sdk/client-imagebuilder';
import type { CallContext } from '../../../kernel/service.ts';
import { arnName, makeArn } from '../arns.ts';
import { once } from '../client-tokens.ts';
import { readComponentDocument } from '../component-document.ts';
import { alreadyExists, invalidCombination } from '../errors.ts';
import type { ImagebuilderState } from '../state.ts';
import { checkVersion, nextVersion, versionReferences } from '../versions.ts';

/** A document behind a `uri` is not read: such a component is taken for one that builds. */
export function createComponent(input: CreateComponentRequest, context: CallContext<ImagebuilderState>): object {
  return once(context, { operation: 'CreateComponent', input }, () => {
    const componentBuildVersionArn = add(input, context);
    return { componentBuildVersionArn, latestVersionReferences: versionReferences(componentBuildVersionArn) };
  });
}

function add(input: CreateComponentRequest, context: CallContext<ImagebuilderState>): string {
  const { state, clock } = context;
  if ((input.data === undefined) === (input.uri === undefined)) {
    throw invalidCombination('A component needs either data or uri, and not both.');
  }
  const name = input.name ?? '';
  checkVersion(input.semanticVersion ?? '');
  const base = makeArn(context, 'component', [arnName(name)]);
  const own = [...state.components.values()].filter((one) => one.arn?.startsWith(`${base}/`));
  const version = nextVersion(
    input.semanticVersion ?? '',
    own.map((one) => one.version as string),
  );
  const same = own.filter((one) => one.version === version);
  if (same.some((one) => one.data === input.data && one.description === input.description)) {
    throw alreadyExists('component', name);
  }
  const component: Component = {
    arn: `${base}/${version}/${same.length + 1}`,
    name,
    version,
    type: input.data === undefined ? 'BUILD' : readComponentDocument(input.data),
    platform: input.platform,
    owner: context.account,
    encrypted: true,
    dateCreated: new Date(clock.nowMs).toISOString(),
    tags: input.tags ?? {},
    ...(input.data === undefined ? {} : { data: input.data }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.changeDescription === undefined ? {} : { changeDescription: input.changeDescription }),
    ...(input.supportedOsVersions === undefined ? {} : { supportedOsVersions: input.supportedOsVersions }),
    ...(input.kmsKeyId === undefined ? {} : { kmsKeyId: input.kmsKeyId }),
  };
  state.components.set(component.arn as string, component);
  return component.arn as string;
}
