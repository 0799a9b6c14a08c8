// What the SDK client of a service says about its operations: the schemas in it drive the wire in both directions.

import { NormalizedSchema } from '@smithy/core/schema';
import { type Check, InputChecks } from './check.ts';
import { readConstraints } from './constraints.ts';

export type Protocol = 'json' | 'cbor' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

export interface OperationShape {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** What is wrong with an input. */
  readonly check: Check;
  /** Method, path template and success status, for REST protocols. */
  readonly http: { readonly method: string; readonly path: string; readonly status: number } | undefined;
}

export interface ServiceShape {
  /** The protocol of the SDK's own client; of a shape as it was asked, that of the request. */
  readonly protocol: Protocol;
  readonly jsonVersion: string;
  readonly xmlNamespace: string;
  readonly target: string;
  readonly operations: ReadonlyMap<string, OperationShape>;
  readonly errors: ReadonlyMap<string, NormalizedSchema>;
  /** Whether a JSON service also answers clients that know its errors by their older query codes. */
  readonly queryCompatible: boolean;
}

type OperationSchema = [9, string, string, unknown, unknown, unknown];

const PROTOCOLS: Record<string, Protocol> = {
  'aws.protocols#awsJson1_0': 'json',
  'aws.protocols#awsJson1_1': 'json',
  'aws.protocols#awsQuery': 'query',
  'aws.protocols#ec2Query': 'ec2',
  'aws.protocols#restJson1': 'rest-json',
  'aws.protocols#restXml': 'rest-xml',
};

/** A module never changes, and reading it costs more than most calls: all regions share what was read. */
const read = new WeakMap<object, ServiceShape>();

/** The shape of a service, from its SDK client's module. `name` is the suffix of the client's package. */
export function readServiceShape(name: string, sdk: Readonly<Record<string, unknown>>): ServiceShape {
  const known = read.get(sdk);
  if (known !== undefined) return known;
  const shape = newServiceShape(name, sdk);
  read.set(sdk, shape);
  return shape;
}

function newServiceShape(name: string, sdk: Readonly<Record<string, unknown>>): ServiceShape {
  const config = clientConfig(sdk);
  const protocol = PROTOCOLS[config.protocol.getShapeId()];
  if (protocol === undefined) throw new Error(`cannot speak protocol ${config.protocol.getShapeId()}`);
  const operations = new Map<string, OperationShape>();
  const errors = new Map<string, NormalizedSchema>();
  const checks = new InputChecks(() => readConstraints(name));
  for (const value of Object.values(sdk)) {
    if (!Array.isArray(value)) continue;
    if (value[0] === 9) {
      const shape = operationShape(value as unknown as OperationSchema, checks);
      operations.set(shape.name, shape);
    } else if (value[0] === -3) {
      errors.set(value[2] as string, NormalizedSchema.of(value as never));
    }
  }
  const settings = config.protocolSettings ?? {};
  return {
    protocol,
    jsonVersion: config.protocol.getShapeId().endsWith('1_1') ? '1.1' : '1.0',
    xmlNamespace: settings.xmlNamespace ?? '',
    target: settings.serviceTarget ?? '',
    queryCompatible: settings.awsQueryCompatible === true,
    operations,
    errors,
  };
}

/** A service as one request asks it: it answers in that protocol, with the errors of that protocol. */
export function asAsked(shape: ServiceShape, protocol: Protocol): ServiceShape {
  return shape.protocol === protocol ? shape : { ...shape, protocol };
}

/** The name of the modelled error that a code on the wire stands for. */
export function errorShapeName(shape: ServiceShape, code: string): string | undefined {
  if (shape.errors.has(code)) return code;
  for (const [name, schema] of shape.errors) {
    const { awsQueryError } = schema.getMergedTraits() as { awsQueryError?: readonly [string, number] };
    if (awsQueryError?.[0] === code) return name;
  }
  return undefined;
}

function operationShape(schema: OperationSchema, checks: InputChecks): OperationShape {
  const [, , name, traits, input, output] = schema;
  // Traits are an object, or a number whose bits are flags.
  const http = typeof traits === 'object' && traits !== null ? (traits as { http?: [string, string, number] }) : {};
  const inputSchema = NormalizedSchema.of(input as never);
  let check: Check | undefined;
  return {
    name,
    input: inputSchema,
    check: (value) => {
      check ??= checks.of(name, inputSchema);
      return check(value);
    },
    output: NormalizedSchema.of(output as never),
    http:
      'http' in http && http.http !== undefined
        ? { method: http.http[0], path: http.http[1], status: http.http[2] }
        : undefined,
  };
}

interface ClientConfig {
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings?: { xmlNamespace?: string; serviceTarget?: string; awsQueryCompatible?: boolean };
}

function clientConfig(sdk: Readonly<Record<string, unknown>>): ClientConfig {
  const name = Object.keys(sdk).find((key) => key.endsWith('Client') && key !== '__Client');
  if (name === undefined) throw new Error('cannot find a client class in the SDK module');
  const Client = sdk[name] as new (options: object) => { config: ClientConfig };
  return new Client({ region: 'us-east-1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }).config;
}
