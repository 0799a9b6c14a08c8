import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';

const COPIED = [
  'Description',
  'FlexibleTimeWindow',
  'KmsKeyArn',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'State',
  'Target',
];

export const schedule: ResourceType = {
  replacedBy: ['Name'],
  create(request) {
    const name: string = request.properties['Name'] ?? request.generatedName.slice(0, 64);
    const { ScheduleArn } = request.call('scheduler', 'CreateSchedule', inputOf(request, name));
    return { physicalId: name, attributes: { Arn: ScheduleArn } };
  },
  update(request, { physicalId, previousProperties }) {
    const moved = previousProperties['GroupName'] !== request.properties['GroupName'];
    if (moved) {
      request.call('scheduler', 'DeleteSchedule', { Name: physicalId, ...groupOf(previousProperties) });
    }
    const operation = moved ? 'CreateSchedule' : 'UpdateSchedule';
    const { ScheduleArn } = request.call('scheduler', operation, inputOf(request, physicalId));
    return { physicalId, attributes: { Arn: ScheduleArn } };
  },
  // The physical id is the name alone, so the group is looked for.
  delete(request, { physicalId }) {
    const { Schedules } = request.call('scheduler', 'ListSchedules', { NamePrefix: physicalId });
    for (const { Name, GroupName } of Schedules) {
      if (Name === physicalId) request.call('scheduler', 'DeleteSchedule', { Name, GroupName });
    }
    return undefined;
  },
};

function groupOf(properties: Record<string, any>): { GroupName?: string } {
  return properties['GroupName'] === undefined ? {} : { GroupName: properties['GroupName'] };
}

function inputOf({ properties }: ResourceRequest, name: string): object {
  const input: Record<string, unknown> = { Name: name, ...groupOf(properties) };
  for (const key of COPIED) if (properties[key] !== undefined) input[key] = properties[key];
  for (const key of ['StartDate', 'EndDate']) {
    if (properties[key] !== undefined) input[key] = new Date(properties[key]);
  }
  return input;
}
