import { notRecognized, parseResource, type Resource } from '../integrations/resource.ts';
import { expressionIn } from '../jsonata/template.ts';
import type { Fields } from './fields.ts';
import type { TaskState } from './program.ts';
import { readCatchers, readRetriers } from './read-handlers.ts';
import type { CommonFields } from './state-reading.ts';

export function readTask(common: CommonFields, fields: Fields): TaskState {
  const resource = fields.required('Resource');
  if (resource !== '') checkResource(resource, fields);
  const credentials = fields.object('Credentials');
  credentials?.only(['RoleArn']);
  checkHeartbeat(fields);
  return {
    ...common,
    type: 'Task',
    resource,
    arguments: fields.template('Arguments'),
    timeoutSeconds: fields.numeric('TimeoutSeconds'),
    heartbeatSeconds: fields.numeric('HeartbeatSeconds'),
    roleArn: credentials?.template('RoleArn'),
    retry: readRetriers(fields),
    catch: readCatchers(fields),
  };
}

/** Where an expression hides one of the two, the task checks them when it starts. */
function checkHeartbeat(fields: Fields): void {
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = fields.json;
  if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return;
  fields.complain('HeartbeatSeconds must be smaller than TimeoutSeconds', 'HeartbeatSeconds');
}

function checkResource(arn: string, fields: Fields): void {
  const { diagnostics } = fields.reading;
  const parsed = parseResource(arn);
  if ('problem' in parsed) {
    if (parsed.notModelled) diagnostics.notModelled(parsed.problem, `${fields.path}/Resource`);
    else fields.complain(parsed.problem, 'Resource');
  } else if (parsed.kind === 'integration') checkArguments(arn, parsed, fields);
}

/** Arguments are held to the operation's input as far as no expression hides them. */
function checkArguments(arn: string, resource: Extract<Resource, { kind: 'integration' }>, fields: Fields): void {
  const { json, reading } = fields;
  const { service, operation, resourceType } = resource;
  const given = json['Arguments'];
  const open = (value: unknown) =>
    (typeof value === 'string' && expressionIn(value) !== undefined) ||
    (resourceType === 'lambda' && isPayload(value, given));
  const found = reading.known.misfits(service, operation, { value: given, open });
  if (found === undefined) fields.complain(notRecognized(arn), 'Resource');
  for (const problem of found ?? []) fields.complain(problem, 'Arguments');
}

function isPayload(value: unknown, given: unknown): boolean {
  return value === (given as { Payload?: unknown } | undefined)?.Payload;
}
