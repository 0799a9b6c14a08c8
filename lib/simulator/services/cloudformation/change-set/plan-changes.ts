// What a change set says would happen: each resource of the template against what the stack holds.

import type { Caller } from '../../../kernel/caller.ts';
import type { ResourceType, ServiceContext } from '../../../kernel/service.ts';
import { isCustom } from '../custom-resource.ts';
import { replaces } from '../engine/apply-resource.ts';
import { changedProperties, same } from '../engine/compare.ts';
import { includedIds } from '../engine/go-forward.ts';
import { checkProperties } from '../schema/check-properties.ts';
import { type EarlyFinding, earlyFinding } from '../schema/word-misfits.ts';
import type { CloudFormationState, Desired, Stack, StackResource } from '../state.ts';
import { inOrder, referencesIn } from '../template/references.ts';
import { hasUnknown, resolve } from '../template/resolve.ts';
import type { Scope } from '../template/scope.ts';
import { stackScope } from '../template/stack-scope.ts';
import type { ResourceTemplate } from '../template/template.ts';

export interface Plan {
  readonly changes: readonly object[];
  /** What is wrong with the template's properties before anything is tried. */
  readonly findings: readonly EarlyFinding[];
  /** False when carrying it out would change nothing at all, outputs and metadata included. */
  readonly anything: boolean;
}

interface Planning {
  readonly stack: Stack;
  readonly desired: Desired;
  readonly scope: Scope;
  /** Resources that are to be made or replaced. */
  readonly unknown: Set<string>;
  readonly types: CloudFormationState['resourceTypes'];
  readonly tagsChanged: boolean;
}

export function planChanges(
  of: { stack: Stack; desired: Desired; caller: Caller },
  context: ServiceContext<CloudFormationState>,
): Plan {
  const { stack, desired } = of;
  const unknown = new Set(
    Object.keys(desired.template.Resources).filter((id) => stack.resources.get(id)?.physicalId === undefined),
  );
  const scope = stackScope({ ...of, unknown }, context);
  const tagsChanged = stack.current !== undefined && !same(stack.current.tags, desired.tags);
  const planning: Planning = { stack, desired, scope, unknown, types: context.state.resourceTypes, tagsChanged };
  const included = new Set(includedIds(desired, scope.conditions));
  const changes: object[] = [];
  const findings: EarlyFinding[] = [];
  for (const logicalId of inOrder(desired.template)) {
    if (!included.has(logicalId)) continue;
    const { Type: type, Properties: written = {} } = desired.template.Resources[logicalId] as ResourceTemplate;
    const properties = resolve(written, scope) as Record<string, unknown>;
    findings.push(...checkProperties(type, properties).map((misfit) => earlyFinding(logicalId, type, misfit)));
    const change = planOne(planning, logicalId, properties);
    if (change !== undefined) changes.push({ Type: 'Resource', ResourceChange: change });
  }
  for (const resource of stack.resources.values()) {
    if (!included.has(resource.logicalId)) changes.push({ Type: 'Resource', ResourceChange: removal(resource) });
  }
  const anything =
    changes.length > 0 ||
    stack.current === undefined ||
    tagsChanged ||
    !same(outputsOf(stack.current), outputsOf(desired));
  return { changes, findings, anything };
}

const outputsOf = (desired: Desired) => desired.template.Outputs ?? {};

function planOne(planning: Planning, logicalId: string, properties: Record<string, unknown>): object | undefined {
  const { stack, desired, unknown, types } = planning;
  const written = desired.template.Resources[logicalId] as ResourceTemplate;
  const before = stack.resources.get(logicalId);
  if (before?.physicalId === undefined) {
    return {
      Action: 'Add',
      LogicalResourceId: logicalId,
      ResourceType: written.Type,
      Scope: [],
      Details: [],
      AfterContext: context(properties),
    };
  }
  const changed = changedProperties(before.properties, properties);
  const type = types.get(written.Type)?.type ?? CUSTOM;
  const metadataChanged = !same(stack.current?.template.Resources[logicalId]?.Metadata, written.Metadata);
  const tagsReach = planning.tagsChanged && type.update !== undefined && !isCustom(written.Type);
  if (changed.length === 0 && !metadataChanged && !tagsReach) return undefined;
  const replacement = replacementOf((names) => replaces(written.Type, type, names), changed, properties);
  if (replacement !== 'False') unknown.add(logicalId);
  return {
    Action: 'Modify',
    LogicalResourceId: logicalId,
    PhysicalResourceId: before.physicalId,
    ResourceType: written.Type,
    Replacement: replacement,
    ...(replacement === 'False'
      ? {}
      : {
          PolicyAction: before.policies['UpdateReplacePolicy'] === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete',
        }),
    Scope: [
      ...(changed.length > 0 ? ['Properties'] : []),
      ...(metadataChanged ? ['Metadata'] : []),
      ...(tagsReach && changed.length === 0 ? ['Tags'] : []),
    ],
    Details: [
      ...changed.flatMap((name) =>
        details({ name, type, written, value: properties[name], before: before.properties[name] }, planning),
      ),
      ...(metadataChanged
        ? [
            {
              Target: { Attribute: 'Metadata', RequiresRecreation: 'Never' },
              Evaluation: 'Static',
              ChangeSource: 'DirectModification',
            },
          ]
        : []),
    ],
    BeforeContext: context(before.properties),
    AfterContext: context(properties),
  };
}

/** Custom resources are updated in place unless their answer says otherwise. */
const CUSTOM: ResourceType = {
  replacedBy: ['ServiceToken'],
  create: () => ({ physicalId: '' }),
  update: () => ({ physicalId: '' }),
};

function replacementOf(
  replacing: (names: readonly string[]) => boolean,
  changed: readonly string[],
  properties: Record<string, unknown>,
): string {
  if (changed.length === 0 || !replacing(changed)) return 'False';
  const certain = changed.some((name) => replacing([name]) && !hasUnknown(properties[name]));
  return certain ? 'True' : 'Conditional';
}

interface Changed {
  readonly name: string;
  readonly type: ResourceType;
  readonly written: ResourceTemplate;
  readonly value: unknown;
  readonly before: unknown;
}

function details(changed: Changed, planning: Planning): object[] {
  const { name, type, written, value, before } = changed;
  const dynamic = hasUnknown(value);
  const target = {
    Attribute: 'Properties',
    Name: name,
    RequiresRecreation: !replaces(written.Type, type, [name]) ? 'Never' : dynamic ? 'Conditionally' : 'Always',
    Path: `/Properties/${name}`,
    BeforeValue: valueText(before),
    AfterValue: valueText(value),
    AttributeChangeType: before === undefined ? 'Add' : value === undefined ? 'Remove' : 'Modify',
  };
  if (dynamic) {
    return [...referencesIn(written.Properties?.[name])]
      .filter((id) => planning.unknown.has(id))
      .map((id) => ({ Target: target, Evaluation: 'Dynamic', ChangeSource: 'ResourceReference', CausingEntity: id }));
  }
  const parameter = [...referencesIn(written.Properties?.[name])].find((id) => planning.desired.parameters.has(id));
  const source =
    parameter === undefined
      ? { ChangeSource: 'DirectModification' }
      : { ChangeSource: 'ParameterReference', CausingEntity: parameter };
  return [{ Target: target, Evaluation: 'Static', ...source }];
}

const UNKNOWN_TEXT = '{{changeSet:KNOWN_AFTER_APPLY}}';

function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(known(value));
}

const context = (properties: Record<string, unknown>) => JSON.stringify({ Properties: known(properties) });

function known(value: unknown): unknown {
  if (hasUnknown(value)) {
    if (Array.isArray(value)) return value.map(known);
    const entries = Object.entries(value as object);
    return (value as object).constructor === Object
      ? Object.fromEntries(entries.map(([key, inner]) => [key, known(inner)]))
      : UNKNOWN_TEXT;
  }
  return value;
}

function removal(resource: StackResource): object {
  return {
    Action: 'Remove',
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    PolicyAction: resource.policies['DeletionPolicy'] === 'Retain' ? 'Retain' : 'Delete',
    Scope: [],
    Details: [],
    BeforeContext: context(resource.properties),
  };
}
