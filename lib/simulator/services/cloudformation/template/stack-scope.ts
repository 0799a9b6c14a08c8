// The scope in which a stack's template is read: its parameters, its resources, and the region around it.

import type { Caller } from '../../../kernel/caller.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { validationError } from '../errors.ts';
import { findExport } from '../exports.ts';
import type { CloudFormationState, Desired, Stack } from '../state.ts';
import { evaluateConditions } from './conditions.ts';
import { NO_VALUE, type Scope, Unknown } from './scope.ts';

export interface ScopeOptions {
  readonly stack: Stack;
  readonly desired: Pick<Desired, 'template' | 'parameters'>;
  readonly caller: Caller;
  /** Resources that do not exist yet or will be other ones: what refers to them is unknown. */
  readonly unknown?: ReadonlySet<string>;
}

export function stackScope(options: ScopeOptions, context: ServiceContext<CloudFormationState>): Scope {
  const { stack, desired, caller, unknown } = options;
  const existing = (logicalId: string) => {
    const resource = stack.resources.get(logicalId);
    if (resource?.physicalId !== undefined) return resource;
    throw validationError(
      `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
    );
  };
  const scope = {
    template: desired.template,
    parameters: desired.parameters,
    conditions: new Map<string, boolean>(),
    pseudo: pseudoParameters(stack, context),
    ref: (logicalId: string) => {
      if (unknown?.has(logicalId)) return new Unknown(logicalId);
      const resource = existing(logicalId);
      return resource.ref ?? resource.physicalId;
    },
    attribute: (logicalId: string, name: string) => {
      if (unknown?.has(logicalId)) return new Unknown(`${logicalId}.${name}`);
      const resource = existing(logicalId);
      const value = attributeNamed(resource.attributes, name);
      if (value !== undefined) return value;
      throw validationError(
        `Requested attribute ${name} of ${resource.type} (${logicalId}) is not modelled by the simulator; see docs/fidelity.md`,
      );
    },
    importValue: (name: string) => {
      const found = findExport(context.state, name);
      if (found === undefined) throw validationError(`No export named ${name} found.`);
      stack.imports.add(name);
      return found.value;
    },
    availabilityZones: () => {
      const { AvailabilityZones: zones = [] } = context.call('ec2', 'DescribeAvailabilityZones', {}, { as: caller });
      return zones.map((zone: { ZoneName: string }) => zone.ZoneName);
    },
    dynamicReference: (service: string, reference: string) => dynamicReference({ service, reference, caller }, context),
  };
  evaluateConditions(scope);
  return scope;
}

function pseudoParameters(stack: Stack, context: ServiceContext<CloudFormationState>): Record<string, unknown> {
  return {
    'AWS::AccountId': context.account,
    'AWS::Region': context.region,
    'AWS::Partition': context.partition,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::NotificationARNs': stack.settings.notificationArns,
    'AWS::NoValue': NO_VALUE,
  };
}

/** `A.B` may be an attribute of that very name or a path into one. */
function attributeNamed(attributes: Record<string, unknown>, name: string): unknown {
  if (attributes[name] !== undefined) return attributes[name];
  let value: unknown = attributes;
  for (const part of name.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return value;
}

function dynamicReference(
  named: { service: string; reference: string; caller: Caller },
  context: ServiceContext<CloudFormationState>,
): string {
  const { service, reference, caller } = named;
  if (service !== 'ssm') {
    throw validationError(`Dynamic references to ${service} are not modelled by the simulator; see docs/fidelity.md`);
  }
  const { Parameter: parameter } = context.call('ssm', 'GetParameter', { Name: reference }, { as: caller });
  return parameter.Value;
}
