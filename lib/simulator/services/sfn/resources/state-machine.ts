import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

/** AWS::StepFunctions::StateMachine */
export const stateMachine: ResourceType = {
  replacedBy: ['StateMachineName', 'StateMachineType'],
  create(request) {
    const { properties, tags } = request;
    const own = ((properties['Tags'] ?? []) as { Key: string; Value: string }[]).map(tagOf);
    const { stateMachineArn } = request.call<{ stateMachineArn: string }>('sfn', 'CreateStateMachine', {
      name: properties['StateMachineName'] ?? shortened(request.generatedName),
      type: properties['StateMachineType'] ?? 'STANDARD',
      ...settings(request),
      tags: [...new Map([...tags.map(tagOf), ...own].map((tag) => [tag.key, tag])).values()],
    });
    return result(stateMachineArn, request);
  },
  update(request, { physicalId, previousProperties }) {
    request.call('sfn', 'UpdateStateMachine', { stateMachineArn: physicalId, ...settings(request) });
    retag(request, physicalId, previousProperties);
    return result(physicalId, request);
  },
  delete(request, { physicalId }) {
    request.call('sfn', 'DeleteStateMachine', { stateMachineArn: physicalId });
    return undefined;
  },
};

function result(arn: string, request: ResourceRequest): ResourceResult {
  return {
    physicalId: arn,
    attributes: () => {
      const described = request.call<{ name: string; revisionId?: string }>('sfn', 'DescribeStateMachine', {
        stateMachineArn: arn,
      });
      return { Arn: arn, Name: described.name, StateMachineRevisionId: described.revisionId ?? 'INITIAL' };
    },
  };
}

function settings({ properties }: ResourceRequest): object {
  const { LoggingConfiguration: logging, TracingConfiguration: tracing } = properties;
  return {
    definition: definitionOf(properties),
    roleArn: properties['RoleArn'],
    ...(logging === undefined ? {} : { loggingConfiguration: lowerFirst(logging) }),
    ...(tracing === undefined ? {} : { tracingConfiguration: lowerFirst(tracing) }),
  };
}

/** The definition as text, each `${name}` of the substitutions filled in. */
function definitionOf(properties: Record<string, any>): string {
  const { Definition: object, DefinitionString: text, DefinitionSubstitutions: substitutions = {} } = properties;
  if (object === undefined && text === undefined) {
    throw new Error(
      'cannot make a state machine without DefinitionString or Definition: DefinitionS3Location is not modelled',
    );
  }
  const whole: string = text ?? JSON.stringify(object);
  return whole.replace(/\$\{([A-Za-z0-9_]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : placeholder,
  );
}

/** The API spells members as the template does, but for the first letter. */
function lowerFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerFirst);
  if (typeof value === 'string' && /^(true|false)$/.test(value)) return value === 'true';
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    lowerFirst(item),
  ]);
  return Object.fromEntries(entries);
}

function retag(request: ResourceRequest, resourceArn: string, previous: Record<string, any>): void {
  const before = ((previous['Tags'] ?? []) as { Key: string }[]).map(({ Key }) => Key);
  const now = ((request.properties['Tags'] ?? []) as { Key: string; Value: string }[]).map(tagOf);
  const gone = before.filter((key) => !now.some((tag) => tag.key === key));
  if (gone.length > 0) request.call('sfn', 'UntagResource', { resourceArn, tagKeys: gone });
  const tags = [...new Map([...request.tags.map(tagOf), ...now].map((tag) => [tag.key, tag])).values()];
  if (tags.length > 0) request.call('sfn', 'TagResource', { resourceArn, tags });
}

const tagOf = ({ Key, Value }: { Key: string; Value: string }) => ({ key: Key, value: Value });

/** Names have at most 80 characters; the random end stays. */
function shortened(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 67)}-${name.slice(-12)}`;
}
