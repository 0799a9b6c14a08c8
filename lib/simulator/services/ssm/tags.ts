import type { Tag } from '@aws-sdk/client-ssm';
import type { ServiceContext } from '../../kernel/service.ts';
import { invalidResourceId, other } from './errors.ts';
import { getParameterRecord } from './parameters.ts';
import type { SsmState } from './state.ts';

/** Tags of a parameter or a document. @throws InvalidResourceId, InvalidResourceType */
export function readTags(context: ServiceContext<SsmState>, type: string | undefined, id: string): readonly Tag[] {
  if (type === 'Parameter') return parameter(context, id).tags;
  if (type === 'Document') return document(context, id).tags;
  throw other('InvalidResourceType', `The resource type ${type} is not valid.`);
}

export function writeTags(
  context: ServiceContext<SsmState>,
  resource: { type: string | undefined; id: string },
  tags: readonly Tag[],
): void {
  const { parameters, documents } = context.state;
  if (resource.type === 'Parameter') {
    const record = parameter(context, resource.id);
    parameters.set(record.name, { ...record, tags });
  } else {
    const record = document(context, resource.id);
    documents.set(record.name, { ...record, tags });
  }
}

function parameter(context: ServiceContext<SsmState>, id: string) {
  try {
    return getParameterRecord(context, id);
  } catch {
    throw invalidResourceId();
  }
}

function document(context: ServiceContext<SsmState>, id: string) {
  const record = context.state.documents.get(id);
  if (record === undefined) throw invalidResourceId();
  return record;
}
