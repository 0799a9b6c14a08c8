// From an HTTP request to an operation and its input.

import type { HttpRequest } from '../kernel/service.ts';
import { ServiceError } from '../kernel/service-error.ts';
import { readCbor, readJson, readXml } from './codec.ts';
import { type FormStyle, readForm } from './form.ts';
import { readBindings, route } from './rest.ts';
import type { OperationShape, Protocol, ServiceShape } from './shape.ts';

export interface Decoded {
  readonly operation: OperationShape;
  readonly input: Record<string, unknown>;
}

/** A request, and the parts of its address that were read already. */
export interface Addressed {
  readonly request: HttpRequest;
  readonly labels?: ReadonlyMap<string, string>;
}

/** The protocol of this one request, which need not be the one that the SDK's own client would speak. */
export function protocolOf(shape: ServiceShape, request: HttpRequest): Protocol {
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return 'cbor';
  if (request.headers['x-amz-target'] !== undefined) return 'json';
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return shape.protocol === 'ec2' ? 'ec2' : 'query';
  return shape.protocol === 'rest-xml' ? 'rest-xml' : 'rest-json';
}

/** @throws ServiceError when no operation fits or the input cannot be read. */
export function decode(shape: ServiceShape, { request, labels }: Addressed): Decoded {
  const { protocol } = shape;
  if (protocol === 'json') return decodeJson(shape, request);
  if (protocol === 'cbor') return decodeCbor(shape, request);
  if (protocol === 'query' || protocol === 'ec2') return decodeForm(shape, request, protocol);
  return decodeRest(shape, { request, labels }, protocol);
}

function decodeJson(shape: ServiceShape, request: HttpRequest): Decoded {
  const target = request.headers['x-amz-target'] ?? '';
  const operation = find(shape, target.slice(target.lastIndexOf('.') + 1));
  try {
    return { operation, input: readJson(operation.input, text(request), 'rpc') };
  } catch (error) {
    throw serialization(error);
  }
}

/** The address names the operation: `/service/<service>/operation/<operation>`. */
function decodeCbor(shape: ServiceShape, request: HttpRequest): Decoded {
  const operation = find(shape, /\/operation\/(\w+)$/.exec(new URL(request.url).pathname)?.[1] ?? '');
  try {
    return { operation, input: readCbor(operation.input, request.body) };
  } catch (error) {
    throw serialization(error);
  }
}

function decodeForm(shape: ServiceShape, request: HttpRequest, style: FormStyle): Decoded {
  const body = text(request);
  const operation = find(shape, new URLSearchParams(body).get('Action') ?? '');
  return { operation, input: readForm(body, operation.input, style) };
}

function decodeRest(shape: ServiceShape, addressed: Addressed, style: 'rest-xml' | 'rest-json'): Decoded {
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
        input[name] = style === 'rest-xml' ? readXml(member, request.body) : readJson(member, text(request), 'rest');
      }
    } else input[name] = member.isStringSchema() ? text(request) : request.body;
  } else if (hasBody && request.body.byteLength > 0) {
    try {
      const body =
        style === 'rest-xml'
          ? readXml(routed.operation.input, request.body)
          : readJson(routed.operation.input, text(request), 'rest');
      for (const [key, value] of Object.entries(body)) if (value !== undefined) input[key] ??= value;
    } catch (error) {
      throw serialization(error);
    }
  }
  return { operation: routed.operation, input };
}

function find(shape: ServiceShape, name: string): OperationShape {
  const operation = shape.operations.get(name);
  if (operation === undefined) {
    const code = shape.protocol === 'json' || shape.protocol === 'cbor' ? 'UnknownOperationException' : 'InvalidAction';
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
