import type { ResourceType } from '../../../kernel/service.ts';

export const scheduleGroup: ResourceType = {
  replacedBy: ['Name'],
  create(request) {
    const name: string = request.properties['Name'] ?? request.generatedName.slice(0, 64);
    const Tags = [...(request.properties['Tags'] ?? []), ...request.tags];
    const { ScheduleGroupArn } = request.call('scheduler', 'CreateScheduleGroup', {
      Name: name,
      ...(Tags.length > 0 ? { Tags } : {}),
    });
    return { physicalId: name, attributes: { Arn: ScheduleGroupArn, State: 'ACTIVE' } };
  },
  update(request, { physicalId }) {
    const { Arn } = request.call('scheduler', 'GetScheduleGroup', { Name: physicalId });
    const Tags = [...(request.properties['Tags'] ?? []), ...request.tags];
    if (Tags.length > 0) request.call('scheduler', 'TagResource', { ResourceArn: Arn, Tags });
    return { physicalId, attributes: { Arn, State: 'ACTIVE' } };
  },
  delete(request, { physicalId }) {
    const isGone = () => {
      try {
        request.call('scheduler', 'GetScheduleGroup', { Name: physicalId });
        return false;
      } catch (error) {
        if ((error as Error).name === 'ResourceNotFoundException') return true;
        throw error;
      }
    };
    if (isGone()) return undefined;
    request.call('scheduler', 'DeleteScheduleGroup', { Name: physicalId });
    return { settled: () => (isGone() ? 'done' : 'pending') };
  },
};
