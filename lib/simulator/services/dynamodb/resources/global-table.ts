import type { ResourceRequest, ResourceType } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { table } from './table.ts';

/** A global table with this Region as its only replica, which is what CDK's TableV2 makes by default. */
export const globalTable: ResourceType = {
  ...(table.replacedBy === undefined ? {} : { replacedBy: table.replacedBy }),
  create: (request) => table.create(asTable(request)),
  update: (request, existing) =>
    (table.update as NonNullable<ResourceType['update']>)(asTable(request), {
      ...existing,
      previousProperties: flatten(existing.previousProperties),
    }),
  delete: (request, existing) => table.delete?.(request, existing),
};

function asTable(request: ResourceRequest): ResourceRequest {
  const { properties } = request;
  const replicas: readonly Record<string, any>[] = properties['Replicas'] ?? [];
  if (replicas.length !== 1 || replicas[0]?.['Region'] !== request.region) {
    throw new ServiceError(
      'ValidationException',
      `The simulator models global tables with one replica, in ${request.region}; see docs/fidelity.md`,
    );
  }
  return { ...request, properties: flatten(properties) };
}

/** What a global table says per replica, said for the one table. */
function flatten({ Replicas: [replica = {}] = [], ...properties }: Record<string, any>): Record<string, any> {
  const { Region: _, ...own } = replica;
  return { ...properties, BillingMode: properties['BillingMode'] ?? 'PROVISIONED', ...own };
}
