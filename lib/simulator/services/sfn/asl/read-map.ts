import type { Fields } from './fields.ts';
import type { Distribution, MapState } from './program.ts';
import { readCatchers, readRetriers } from './read-handlers.ts';
import type { CommonFields, StateReading } from './state-reading.ts';

export function readMap(common: CommonFields, fields: Fields, options: StateReading): MapState {
  const processor = fields.object('ItemProcessor');
  fields.requireAll(['ItemProcessor']);
  processor?.only(['StartAt', 'States', 'ProcessorConfig', 'Comment']);
  for (const name of ['ItemReader', 'ResultWriter']) {
    if (fields.json[name] === undefined) continue;
    fields.reading.diagnostics.notModelled(`The simulator does not model ${name}`, `${fields.path}/${name}`);
  }
  return {
    ...common,
    type: 'Map',
    items: fields.template('Items'),
    itemSelector: fields.template('ItemSelector'),
    maxConcurrency: fields.numeric('MaxConcurrency'),
    processor:
      processor === undefined
        ? { startAt: '', states: new Map(), timeoutSeconds: undefined }
        : options.readProgram(processor, options.jsonata),
    distributed: readDistribution(fields, processor?.object('ProcessorConfig')),
    retry: readRetriers(fields),
    catch: readCatchers(fields),
  };
}

function readDistribution(fields: Fields, config: Fields | undefined): Distribution | undefined {
  config?.only(['Mode', 'ExecutionType']);
  const mode = config?.text('Mode') ?? 'INLINE';
  if (mode !== 'DISTRIBUTED') {
    if (mode !== 'INLINE') config?.complain('Value should be one of the following: [INLINE, DISTRIBUTED]', 'Mode');
    // AWS takes the fields of a distributed Map on an inline one, and passes over them.
    return undefined;
  }
  const type = config?.required('ExecutionType');
  if (type === 'EXPRESS') {
    const message = 'The simulator does not model EXPRESS child executions: set ExecutionType to STANDARD';
    fields.reading.diagnostics.notModelled(message, `${config?.path}/ExecutionType`);
  } else if (type !== 'STANDARD' && type !== '') {
    config?.complain('Value should be one of the following: [STANDARD, EXPRESS]', 'ExecutionType');
  }
  const label = fields.text('Label');
  if (label !== undefined && label.length > 40) fields.complain('Label is longer than 40 characters', 'Label');
  const batcher = fields.object('ItemBatcher');
  batcher?.only(['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput']);
  return {
    label,
    toleratedFailureCount: fields.numeric('ToleratedFailureCount'),
    toleratedFailurePercentage: fields.numeric('ToleratedFailurePercentage'),
    batchInput: batcher?.template('BatchInput'),
    maxItemsPerBatch: batcher?.numeric('MaxItemsPerBatch'),
    maxInputBytesPerBatch: batcher?.numeric('MaxInputBytesPerBatch'),
    batched: batcher !== undefined,
  };
}
