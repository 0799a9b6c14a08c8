// Resources that the template's author implements as a function: CloudFormation sends it an event with a presigned
// address and waits until it puts its answer there.

import type {
  HttpRequest,
  HttpResponse,
  ResourceRequest,
  ResourceResult,
  ResourceType,
  ServiceContext,
} from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import type { Work } from './engine/work.ts';
import type { CloudFormationState, CustomAnswer } from './state.ts';

export const isCustom = (type: string) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

const DEFAULT_TIMEOUT_SECONDS = 3600;

/** AWS hands out presigned addresses of a bucket of its own; ours has a host that only this service answers. */
const responseHost = (region: string) =>
  `cloudformation-custom-resource-response-${region.replaceAll('-', '')}.s3.${region}.amazonaws.com`;

export function customResource(work: Work, type: string): ResourceType {
  const ask = (request: ResourceRequest, kind: 'Create' | 'Update' | 'Delete', existing?: Existing) =>
    askFunction(work, { type, request, kind, existing });
  return {
    replacedBy: ['ServiceToken'],
    create: (request) => ask(request, 'Create'),
    update: (request, existing) => ask(request, 'Update', existing),
    delete: (request, existing) => ask(request, 'Delete', existing),
  };
}

interface Existing {
  readonly physicalId: string;
  readonly previousProperties?: Record<string, unknown>;
}

interface Asking {
  readonly type: string;
  readonly request: ResourceRequest;
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly existing: Existing | undefined;
}

function askFunction(work: Work, asking: Asking): ResourceResult {
  const { request, existing } = asking;
  const { context } = work;
  const { ServiceToken: token, ServiceTimeout: timeout } = request.properties;
  if (typeof token !== 'string' || !token.includes(':lambda:')) {
    throw new ServiceError(
      'NotModelled',
      `The simulator models custom resources backed by Lambda only, not '${String(token)}'; see docs/fidelity.md`,
    );
  }
  const path = `/${context.ids.hex(64)}`;
  const untilMs = context.clock.nowMs + Number(timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
  const result = {
    physicalId: existing?.physicalId ?? request.generatedName,
    attributes: {} as Record<string, unknown>,
  };
  let state: 'pending' | 'done' | { failed: string } = 'pending';
  context.state.awaitedAnswers.set(path, (answer) => {
    context.state.awaitedAnswers.delete(path);
    state = stateOf(answer);
    result.physicalId = answer.PhysicalResourceId ?? result.physicalId;
    result.attributes = answer.Data ?? {};
  });
  const payload = Buffer.from(JSON.stringify(eventFor(work, asking, `https://${responseHost(context.region)}${path}`)));
  request.call('lambda', 'Invoke', { FunctionName: token, InvocationType: 'Event', Payload: payload });
  const settled = () => {
    if (state === 'pending' && context.clock.nowMs >= untilMs) {
      context.state.awaitedAnswers.delete(path);
      state = {
        failed:
          'CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId.',
      };
    }
    return state;
  };
  return Object.assign(result, { settled });
}

function stateOf(answer: CustomAnswer): 'done' | { failed: string } {
  if (answer.Status === 'SUCCESS') {
    return answer.PhysicalResourceId === undefined || answer.PhysicalResourceId === ''
      ? { failed: 'Invalid PhysicalResourceId' }
      : 'done';
  }
  return { failed: `Received response status [FAILED] from custom resource. Message returned: ${answer.Reason ?? ''}` };
}

function eventFor(work: Work, asking: Asking, responseUrl: string): object {
  const { type, request, kind, existing } = asking;
  const { ServiceTimeout: _, ...properties } = request.properties;
  return {
    RequestType: kind,
    ServiceToken: request.properties['ServiceToken'],
    ResponseURL: responseUrl,
    StackId: work.stack.id,
    RequestId: work.context.ids.uuid(),
    LogicalResourceId: request.logicalId,
    ResourceType: type,
    ...(existing === undefined ? {} : { PhysicalResourceId: existing.physicalId }),
    ResourceProperties: texts(properties),
    ...(kind === 'Update' ? { OldResourceProperties: texts(withoutTimeout(existing?.previousProperties ?? {})) } : {}),
  };
}

function withoutTimeout({ ServiceTimeout: _, ...properties }: Record<string, unknown>): Record<string, unknown> {
  return properties;
}

/** Numbers and booleans reach the function as text. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, texts(inner)]));
  }
  return value === undefined || value === null ? value : String(value);
}

/** Takes the answer that a function puts at its response address. */
export function takeAnswer(
  request: HttpRequest,
  context: ServiceContext<CloudFormationState>,
): HttpResponse | undefined {
  const { hostname, pathname } = new URL(request.url);
  if (hostname !== responseHost(context.region)) return undefined;
  const take = context.state.awaitedAnswers.get(pathname);
  if (request.method !== 'PUT' || take === undefined) return { status: 403, headers: {}, body: new Uint8Array() };
  const text = Buffer.from(request.body).toString('utf8');
  // A function that answers late finds the stack gone on: S3 takes the object all the same.
  context.clock.after(0, 'custom resource answer', () => take(parsed(text)));
  return { status: 200, headers: {}, body: new Uint8Array() };
}

function parsed(text: string): CustomAnswer {
  try {
    return JSON.parse(text) as CustomAnswer;
  } catch {
    return { Status: 'FAILED', Reason: 'Invalid Json in response' };
  }
}
