// How the errors of services are named where Retry and Catch see them. MODEL.md lists what that means for each service.
//
// AWS SDK integrations take the names of the Java SDK v2: `<Prefix>.<Shape>Exception` for an error that the service's API
// models (a trailing `Fault` gives way, a trailing `Exception` stays), `<Prefix>.<Prefix>Exception` for any other.
// Optimized integrations take those of the Java SDK v1, whose base exceptions carry the service's full name.

import type { ServiceError } from '../../../kernel/service-error.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { Resource } from './resource.ts';
import { SDK_SERVICES } from './sdk-services.ts';

type Integration = Extract<Resource, { kind: 'integration' }>;

/** Optimized integrations: the prefix of their errors, the base exception, the service as their causes call it. */
const OPTIMIZED: Readonly<Record<string, readonly [prefix: string, base: string, service: string]>> = {
  lambda: ['Lambda', 'AWSLambdaException', 'AWSLambda'],
  states: ['StepFunctions', 'AWSStepFunctionsException', 'AWSStepFunctions'],
  dynamodb: ['DynamoDB', 'AmazonDynamoDBException', 'AmazonDynamoDBv2'],
  sns: ['SNS', 'AmazonSNSException', 'AmazonSNS'],
  sqs: ['SQS', 'AmazonSQSException', 'AmazonSQS'],
  events: ['EventBridge', 'AmazonEventBridgeException', 'AmazonEventBridge'],
};

/** @param shape the modelled shape that the error's code stands for, or undefined when the API models none */
export function failureOfService(
  { resourceType, optimized }: Integration,
  error: ServiceError,
  names: { shape: string | undefined; requestId: string },
): StateFailure {
  const { shape, requestId } = names;
  if (optimized) {
    const [prefix, base, service] = OPTIMIZED[resourceType] ?? [resourceType, 'Exception', resourceType];
    const cause = `${error.message} (Service: ${service}; Status Code: ${error.statusCode}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`;
    return new StateFailure(`${prefix}.${shape === undefined ? base : exceptionName(shape)}`, cause);
  }
  const prefix = SDK_SERVICES[resourceType.replace('aws-sdk:', '')]?.exceptions ?? resourceType;
  // S3 answers with a second id.
  const extended = prefix === 'S3' ? `, Extended Request ID: ${Buffer.from(requestId).toString('base64')}` : '';
  const cause = `${error.message} (Service: ${prefix}, Status Code: ${error.statusCode}, Request ID: ${requestId}${extended})`;
  return new StateFailure(`${prefix}.${shape === undefined ? `${prefix}Exception` : exceptionName(shape)}`, cause);
}

/** The Java SDK's class for an error shape. */
export function exceptionName(shape: string): string {
  if (shape.endsWith('Fault')) return `${shape.slice(0, -'Fault'.length)}Exception`;
  return shape.endsWith('Exception') ? shape : `${shape}Exception`;
}
