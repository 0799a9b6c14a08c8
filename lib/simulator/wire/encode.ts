// From an operation's output, or its error, to an HTTP answer in the protocol that the request came in.

import type { HttpResponse } from '../kernel/service.ts';
import type { ServiceError } from '../kernel/service-error.ts';
import { bytes, writeCbor, writeJson, writePlainCbor, writeXml } from './codec.ts';
import { writeBindings } from './rest.ts';
import { errorShapeName, type OperationShape, type ServiceShape } from './shape.ts';
import { escapeXml, writeMembers } from './write-xml.ts';

export interface Answering {
  /** The service, as it was asked. */
  readonly shape: ServiceShape;
  readonly requestId: string;
}

export function encode(to: Answering, operation: OperationShape, output: Record<string, unknown>): HttpResponse {
  switch (to.shape.protocol) {
    case 'json':
      return answer(to, 200, {
        type: json(to),
        body: operation.output.isStructSchema() ? writeJson(operation.output, output, 'rpc') : '{}',
      });
    case 'cbor':
      return answer(to, 200, { type: CBOR, body: cborBody(operation, output) });
    case 'query':
      return answer(to, 200, { type: XML, body: queryBody(to, operation, output) });
    case 'ec2':
      return answer(to, 200, { type: XML, body: ec2Body(to, operation, output) });
    default:
      return encodeRest(to, operation, output);
  }
}

const XML = 'text/xml;charset=UTF-8';
const CBOR = 'application/cbor';

function json(to: Answering): string {
  return to.shape.protocol === 'rest-json' ? 'application/json' : `application/x-amz-json-${to.shape.jsonVersion}`;
}

function cborBody(operation: OperationShape, output: Record<string, unknown>): Uint8Array {
  return operation.output.isStructSchema() ? writeCbor(operation.output, output) : writePlainCbor({});
}

function queryBody(to: Answering, operation: OperationShape, output: Record<string, unknown>): string {
  const { name } = operation;
  const result = operation.output.isStructSchema()
    ? `<${name}Result>${writeMembers(operation.output, output)}</${name}Result>`
    : '';
  return `<${name}Response xmlns="${to.shape.xmlNamespace}">${result}<ResponseMetadata><RequestId>${to.requestId}</RequestId></ResponseMetadata></${name}Response>`;
}

function ec2Body(to: Answering, operation: OperationShape, output: Record<string, unknown>): string {
  const { name } = operation;
  const inner = operation.output.isStructSchema() ? writeMembers(operation.output, output) : '<return>true</return>';
  return `<${name}Response xmlns="${to.shape.xmlNamespace}/"><requestId>${to.requestId}</requestId>${inner}</${name}Response>`;
}

function encodeRest(to: Answering, operation: OperationShape, output: Record<string, unknown>): HttpResponse {
  const { headers, body, payload, status } = writeBindings(operation.output, output);
  const code = status ?? operation.http?.status ?? 200;
  if (payload !== undefined) {
    const [member, value] = payload;
    if (value === undefined || value === null) return answer(to, code, { type: '', body: '' }, headers);
    if (value instanceof Uint8Array || typeof value === 'string') {
      return answer(to, code, { type: 'application/octet-stream', body: value }, headers);
    }
    const written =
      to.shape.protocol === 'rest-xml'
        ? writeXml(member, value, to.shape.xmlNamespace)
        : writeJson(member, value, 'rest');
    return answer(
      to,
      code,
      { type: to.shape.protocol === 'rest-xml' ? 'application/xml' : 'application/json', body: written },
      headers,
    );
  }
  if (to.shape.protocol === 'rest-json') {
    return answer(to, code, { type: json(to), body: code === 204 ? '' : jsonBody(operation, body) }, headers);
  }
  // An answer that can have a body has one, if an empty one.
  const hasBody = Object.keys(body).length > 0 || hasBodyMembers(operation);
  return answer(
    to,
    code,
    { type: 'application/xml', body: hasBody ? writeXml(operation.output, output, to.shape.xmlNamespace) : '' },
    headers,
  );
}

function hasBodyMembers({ output }: OperationShape): boolean {
  if (!output.isStructSchema()) return false;
  return [...output.structIterator()].some(([, member]) => {
    const { httpHeader, httpPrefixHeaders, httpResponseCode } = member.getMergedTraits() as Record<string, unknown>;
    return httpHeader === undefined && httpPrefixHeaders === undefined && httpResponseCode === undefined;
  });
}

function jsonBody(operation: OperationShape, body: Record<string, unknown>): Uint8Array | string {
  return operation.output.isStructSchema() ? writeJson(operation.output, body, 'rest') : '{}';
}

export function encodeError(to: Answering, error: ServiceError): HttpResponse {
  const { message, statusCode, members } = error;
  const fault = statusCode >= 500 ? 'Receiver' : 'Sender';
  const code = to.shape.protocol === 'query' ? queryCode(to.shape, error.code) : error.code;
  switch (to.shape.protocol) {
    case 'ec2':
      return answer(to, statusCode, {
        type: XML,
        body: `<Response><Errors><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${to.requestId}</RequestID></Response>`,
      });
    case 'query':
      return answer(to, statusCode, {
        type: XML,
        body: `<ErrorResponse xmlns="${to.shape.xmlNamespace}"><Error><Type>${fault}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>${extra(members)}</Error><RequestId>${to.requestId}</RequestId></ErrorResponse>`,
      });
    case 'rest-xml':
      return answer(to, statusCode, {
        type: 'application/xml',
        body: `<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>${extra(members)}<RequestId>${to.requestId}</RequestId></Error>`,
      });
    case 'cbor':
      return cborError(to, error, fault);
    default:
      return jsonError(to, error, fault);
  }
}

function jsonError(to: Answering, error: ServiceError, fault: string): HttpResponse {
  const { message, statusCode, members } = error;
  const code = errorShapeName(to.shape, error.code) ?? error.code;
  const schema = to.shape.errors.get(code);
  const known =
    schema === undefined
      ? members
      : (JSON.parse(
          Buffer.from(writeJson(schema, members, to.shape.protocol === 'json' ? 'rpc' : 'rest')).toString('utf8'),
        ) as object);
  const headers = queryErrorHeader(to, code, fault);
  if (to.shape.protocol === 'rest-json') headers['x-amzn-errortype'] = code;
  const spelled = schema !== undefined && 'Message' in schema.getMemberSchemas() ? { Message: message } : {};
  return answer(
    to,
    statusCode,
    { type: json(to), body: JSON.stringify({ __type: code, message, ...spelled, ...known }) },
    headers,
  );
}

function cborError(to: Answering, error: ServiceError, fault: string): HttpResponse {
  const code = errorShapeName(to.shape, error.code) ?? error.code;
  const body = writePlainCbor({ __type: code, message: error.message, ...error.members });
  return answer(to, error.statusCode, { type: CBOR, body }, queryErrorHeader(to, code, fault));
}

function queryErrorHeader({ shape }: Answering, code: string, fault: string): Record<string, string> {
  return shape.queryCompatible ? { 'x-amzn-query-error': `${queryCode(shape, code)};${fault}` } : {};
}

/** The code that an error has in the query protocol, which older clients still look for. */
function queryCode(shape: ServiceShape, code: string): string {
  const schema = shape.errors.get(errorShapeName(shape, code) ?? code);
  const traits = schema?.getMergedTraits() as { awsQueryError?: readonly [string, number] } | undefined;
  return traits?.awsQueryError?.[0] ?? code;
}

function extra(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

function answer(
  to: Answering,
  status: number,
  content: { type: string; body: string | Uint8Array },
  headers: Record<string, string> = {},
): HttpResponse {
  const written = bytes(content.body);
  const id: Record<string, string> =
    to.shape.protocol === 'rest-xml' ? { 'x-amz-request-id': to.requestId } : { 'x-amzn-requestid': to.requestId };
  if (to.shape.protocol === 'cbor') id['smithy-protocol'] = 'rpc-v2-cbor';
  const type: Record<string, string> = content.type === '' ? {} : { 'content-type': content.type };
  return {
    status,
    headers: { ...type, 'content-length': String(written.byteLength), ...id, ...headers },
    body: written,
  };
}
