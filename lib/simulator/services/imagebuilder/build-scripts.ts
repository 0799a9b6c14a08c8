// What the components of a recipe run on the build instance, as scripts, in their order.

import type { ComponentConfiguration } from '@aws-sdk/client-imagebuilder';
import type { ServiceContext } from '../../kernel/service.ts';
import { parseYaml } from './component-document.ts';
import { findComponent } from './components.ts';
import type { ImagebuilderState } from './state.ts';

/** What `UpdateOS` and AWS's component of that name run: nothing newer than the release that the image is locked to. */
const UPDATE = 'dnf -y upgrade || yum -y update || apt-get -y dist-upgrade';

interface Document {
  readonly parameters?: readonly Readonly<Record<string, { default?: unknown } | string>>[];
  readonly phases?: readonly { readonly name?: string; readonly steps?: readonly DocumentStep[] }[];
}

interface DocumentStep {
  readonly action?: string;
  readonly inputs?: { readonly commands?: readonly unknown[] };
}

export function buildScripts(
  context: ServiceContext<ImagebuilderState>,
  components: readonly ComponentConfiguration[],
): string[] {
  return components.flatMap(({ componentArn = '', parameters = [] }) => {
    const component = findComponent(context, componentArn);
    if (component?.data === undefined) return component?.name === 'update-linux' ? [UPDATE] : [];
    const document = parseYaml(component.data) as Document;
    const values = new Map(parameters.map(({ name = '', value }) => [name, value?.join(' ') ?? '']));
    const filled = (text: string) =>
      text.replace(
        /\{\{\s*([\w.-]+)\s*\}\}/g,
        (whole, name: string) => values.get(name) ?? defaultOf(document, name) ?? whole,
      );
    return (document.phases ?? [])
      .filter(({ name }) => name === 'build')
      .flatMap(({ steps = [] }) => steps)
      .flatMap(({ action, inputs }) => {
        if (action === 'UpdateOS') return [UPDATE];
        return action === 'ExecuteBash' ? [filled((inputs?.commands ?? []).map(String).join('\n'))] : [];
      });
  });
}

/** A list of `{name: {type, default}}`, as AWSTOE wants it. */
function defaultOf({ parameters = [] }: Document, name: string): string | undefined {
  for (const one of parameters) {
    const declared = one[name];
    if (typeof declared === 'object' && declared.default !== undefined) return String(declared.default);
  }
  return undefined;
}
