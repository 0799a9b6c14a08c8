import type { ResourceRequest, ResourceResult, ResourceType } from '../../../kernel/service.ts';

const COPIED = [
  'AttributeDefinitions',
  'KeySchema',
  'BillingMode',
  'ProvisionedThroughput',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'TableClass',
  'DeletionProtectionEnabled',
];

export const table: ResourceType = {
  replacedBy: ['TableName', 'KeySchema', 'AttributeDefinitions', 'LocalSecondaryIndexes', 'GlobalSecondaryIndexes'],
  create(request) {
    const { properties } = request;
    const name: string = properties['TableName'] ?? request.generatedName;
    const input: Record<string, unknown> = { TableName: name };
    for (const key of COPIED) if (properties[key] !== undefined) input[key] = properties[key];
    input['BillingMode'] ??= 'PROVISIONED';
    const encryption = encryptionOf(properties);
    if (encryption !== undefined) input['SSESpecification'] = encryption;
    const tags = [...(properties['Tags'] ?? []), ...request.tags];
    if (tags.length > 0) input['Tags'] = tags;
    request.call('dynamodb', 'CreateTable', input);
    return settling(request, name, () => applyOptions(request, name, {}));
  },
  update(request, existing) {
    const { properties } = request;
    const before = existing.previousProperties;
    const input: Record<string, unknown> = { TableName: existing.physicalId };
    for (const key of ['BillingMode', 'ProvisionedThroughput', 'TableClass', 'DeletionProtectionEnabled']) {
      if (JSON.stringify(properties[key]) !== JSON.stringify(before[key])) input[key] = properties[key];
    }
    if (Object.keys(input).length > 1) request.call('dynamodb', 'UpdateTable', input);
    return settling(request, existing.physicalId, () => applyOptions(request, existing.physicalId, before));
  },
  delete(request, { physicalId }) {
    if (describe(request, physicalId) === undefined) return undefined;
    request.call('dynamodb', 'DeleteTable', { TableName: physicalId });
    return { settled: () => (describe(request, physicalId) === undefined ? 'done' : 'pending') };
  },
};

function encryptionOf(properties: Record<string, any>): object | undefined {
  const given = properties['SSESpecification'];
  if (given === undefined) return undefined;
  const { SSEEnabled, KMSMasterKeyId, SSEType } = given;
  return { Enabled: SSEEnabled, ...(SSEType && { SSEType }), ...(KMSMasterKeyId && { KMSMasterKeyId }) };
}

/** Waits for the table to be active, then sets what can only be set on an active one, once. */
function settling(request: ResourceRequest, name: string, whenActive: () => void): ResourceResult {
  let applied = false;
  const arn = describe(request, name)?.TableArn;
  return {
    physicalId: name,
    attributes: { Arn: arn },
    settled: () => {
      if (describe(request, name)?.TableStatus !== 'ACTIVE') return 'pending';
      if (!applied) whenActive();
      applied = true;
      return 'done';
    },
  };
}

function applyOptions(request: ResourceRequest, name: string, before: Record<string, any>): void {
  const { properties } = request;
  const recovery = properties['PointInTimeRecoverySpecification'];
  if (changed(recovery, before['PointInTimeRecoverySpecification'])) {
    request.call('dynamodb', 'UpdateContinuousBackups', {
      TableName: name,
      PointInTimeRecoverySpecification: recovery ?? { PointInTimeRecoveryEnabled: false },
    });
  }
  const [lifeBefore, life] = [before['TimeToLiveSpecification'], properties['TimeToLiveSpecification']];
  if (!changed(life, lifeBefore)) return;
  if (lifeBefore?.Enabled === true) updateLife(request, name, { ...lifeBefore, Enabled: false });
  if (life?.Enabled === true) updateLife(request, name, life);
}

function updateLife(request: ResourceRequest, name: string, specification: object): void {
  request.call('dynamodb', 'UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: specification });
}

function changed(now: unknown, before: unknown): boolean {
  return JSON.stringify(now) !== JSON.stringify(before);
}

function describe(request: ResourceRequest, name: string): { TableArn: string; TableStatus: string } | undefined {
  try {
    return request.call('dynamodb', 'DescribeTable', { TableName: name }).Table;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
