import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

export const rule: ResourceType = {
  replacedBy: ['Name', 'EventBusName'],
  create(request) {
    const name: string = request.properties['Name'] ?? request.generatedName.slice(0, 64);
    return put(request, name, []);
  },
  update(request, { physicalId, previousProperties }) {
    return put(request, physicalId.split('|').at(-1) as string, previousProperties['Targets'] ?? []);
  },
  delete(request, { physicalId }) {
    const [name, bus] = physicalId.split('|').reverse();
    const at = bus === undefined ? {} : { EventBusName: bus };
    try {
      const { Targets } = request.call('eventbridge', 'ListTargetsByRule', { Rule: name, ...at });
      const Ids = Targets.map(({ Id }: { Id: string }) => Id);
      if (Ids.length > 0) request.call('eventbridge', 'RemoveTargets', { Rule: name, Ids, ...at });
      request.call('eventbridge', 'DeleteRule', { Name: name, ...at });
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    }
    return undefined;
  },
};

function put(request: ResourceRequest, name: string, before: readonly { Id: string }[]): ResourceResult {
  const { properties } = request;
  const { EventPattern: pattern, EventBusName: bus, Targets: targets = [] } = properties;
  const at = bus === undefined ? {} : { EventBusName: bus };
  const input: Record<string, unknown> = { Name: name, ...at };
  if (pattern !== undefined) input['EventPattern'] = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
  for (const key of ['ScheduleExpression', 'State', 'Description', 'RoleArn']) {
    if (properties[key] !== undefined) input[key] = properties[key];
  }
  const tags = [...(properties['Tags'] ?? []), ...request.tags];
  if (tags.length > 0) input['Tags'] = tags;
  const { RuleArn } = request.call('eventbridge', 'PutRule', input);
  if (targets.length > 0) request.call('eventbridge', 'PutTargets', { Rule: name, ...at, Targets: targets });
  const gone = before.map(({ Id }) => Id).filter((id) => !targets.some((target: { Id: string }) => target.Id === id));
  if (gone.length > 0) request.call('eventbridge', 'RemoveTargets', { Rule: name, ...at, Ids: gone });
  const busName = typeof bus === 'string' ? bus.split('/').at(-1) : 'default';
  const physicalId = busName === 'default' ? name : `${busName}|${name}`;
  return { physicalId, attributes: { Arn: RuleArn } };
}
