// From an HTTP request to an operation and its input.

import type { HttpRequest } from '../kernel/service.ts';
import { ServiceError } from '../kernel/service-error.ts';
import { readJson, readXml } from './codec.ts';
import { readForm } from './form.ts';
import { readBindings, route } from './rest.ts';
import type { OperationShape, ServiceShape } from './shape.ts';

/** The dialect of this one request: a service answers in the protocol that it was asked in. */
export type Dialect = 'json' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

export interface Decoded {
  readonly dialect: Dialect;
  readonly operation: OperationShape;
  readonly input: Record<string, unknown>;
}

/** A request, and the parts of its address that were read already. */
export interface Addressed {
  readonly request: HttpRequest;
  readonly labels?: ReadonlyMap<string, string>;
}

export function dialectOf(shape: ServiceShape, request: HttpRequest): Dialect {
  if (request.headers['x-amz-target'] !== undefined) return 'json';
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return shape.protocol === 'ec2' ? 'ec2' : 'query';
  return shape.protocol === 'rest-xml' ? 'rest-xml' : 'rest-json';
}

/** @throws ServiceError when no operation fits or the input cannot be read. */
export function decode(shape: ServiceShape, { request, labels }: Addressed): Decoded {
  const dialect = dialectOf(shape, request);
  if (dialect === 'json') return decodeJson(shape, request);
  if (dialect === 'query' || dialect === 'ec2') return decodeForm(shape, request, dialect);
  return decodeRest(shape, { request, labels }, dialect);
}

function decodeJson(shape: ServiceShape, request: HttpRequest): Decoded {
  const target = request.headers['x-amz-target'] ?? '';
  const operation = find(shape, target.slice(target.lastIndexOf('.') + 1));
  try {
    return { dialect: 'json', operation, input: readJson(operation.input, text(request), 'rpc') };
  } catch (error) {
    throw serialization(error);
  }
}

function decodeForm(shape: ServiceShape, request: HttpRequest, dialect: 'query' | 'ec2'): Decoded {
  const body = text(request);
  const operation = find(shape, new URLSearchParams(body).get('Action') ?? '');
  return { dialect, operation, input: readForm(body, operation.input, dialect) };
}

function decodeRest(shape: ServiceShape, addressed: Addressed, dialect: 'rest-xml' | 'rest-json'): Decoded {
  const { request, labels } = addressed;
  const url = new URL(request.url);
  const routed = route(shape, request, labels);
  if (routed === undefined) {
    throw new ServiceError('UnknownOperationException', `No operation answers ${request.method} ${url.pathname}`, {
      statusCode: 404,
    });
  }
  const { input, payload, hasBody } = readBindings(routed, request, url);
  if (payload !== undefined) {
    const [name, member] = payload;
    if (member.isStructSchema()) {
      if (request.body.byteLength > 0) {
        input[name] = dialect === 'rest-xml' ? readXml(member, request.body) : readJson(member, text(request), 'rest');
      }
    } else input[name] = member.isStringSchema() ? text(request) : request.body;
  } else if (hasBody && request.body.byteLength > 0) {
    try {
      const body =
        dialect === 'rest-xml'
          ? readXml(routed.operation.input, request.body)
          : readJson(routed.operation.input, text(request), 'rest');
      for (const [key, value] of Object.entries(body)) if (value !== undefined) input[key] ??= value;
    } catch (error) {
      throw serialization(error);
    }
  }
  return { dialect, operation: routed.operation, input };
}

function find(shape: ServiceShape, name: string): OperationShape {
  const operation = shape.operations.get(name);
  if (operation === undefined) {
    const code = shape.protocol === 'json' ? 'UnknownOperationException' : 'InvalidAction';
    throw new ServiceError(code, `The action ${name} is not valid for this web service.`);
  }
  return operation;
}

function serialization(error: unknown): ServiceError {
  return new ServiceError('SerializationException', error instanceof Error ? error.message : String(error));
}

function text(request: HttpRequest): string {
  return Buffer.from(request.body).toString('utf8');
}
