// Errors that no service makes itself: refusals at the door.

import type { Denial, HttpResponse } from '../kernel/service.ts';
import { ServiceError } from '../kernel/service-error.ts';
import type { ServiceShape } from './shape.ts';
import type { Signature } from './signature.ts';

export function unsigned(service: string | undefined): HttpResponse {
  const message =
    service === undefined ? 'Request is missing Authentication Token' : `The simulator has no service '${service}'`;
  const body = Buffer.from(JSON.stringify({ __type: 'MissingAuthenticationTokenException', message }));
  return { status: 403, headers: { 'content-type': 'application/json' }, body };
}

export function unknownKey(shape: ServiceShape): ServiceError {
  if (shape.protocol === 'ec2') {
    const words = 'AWS was not able to validate the provided access credentials';
    return new ServiceError('AuthFailure', words, { statusCode: 401 });
  }
  const message = 'The security token included in the request is invalid.';
  const code = shape.protocol === 'query' ? 'InvalidClientTokenId' : 'UnrecognizedClientException';
  return new ServiceError(code, message, { statusCode: 403 });
}

/** As AWS refuses at an endpoint what was signed for another region's. */
export function otherRegion({ protocol }: ServiceShape, { region, presigned }: Signature, own: string): ServiceError {
  const only = `The simulator has ${own} only.`;
  if (protocol === 'rest-xml') {
    const wrong = `the region '${region}' is wrong; expecting '${own}'. ${only}`;
    return presigned
      ? new ServiceError(
          'AuthorizationQueryParametersError',
          `Error parsing the X-Amz-Credential parameter; ${wrong}`,
          { members: { Region: own } },
        )
      : new ServiceError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${wrong}`, {
          members: { Region: own },
        });
  }
  const message = `Credential should be scoped to a valid region, not '${region}'. ${only}`;
  switch (protocol) {
    case 'ec2':
      return new ServiceError('AuthFailure', message, { statusCode: 401 });
    case 'query':
      return new ServiceError('SignatureDoesNotMatch', message, { statusCode: 403 });
    case 'json':
      return new ServiceError('InvalidSignatureException', message);
    default:
      return new ServiceError('InvalidSignatureException', message, { statusCode: 403 });
  }
}

export function accessDenied({ protocol }: ServiceShape, { message }: Denial): ServiceError {
  switch (protocol) {
    case 'ec2':
    case 'query':
    case 'rest-xml':
      return new ServiceError('AccessDenied', message, { statusCode: 403 });
    case 'rest-json':
      return new ServiceError('AccessDeniedException', message, { statusCode: 403 });
    default:
      return new ServiceError('AccessDeniedException', message, { statusCode: 400 });
  }
}

export function notModelled(service: string, operation: string): ServiceError {
  return new ServiceError('NotModelled', `The simulator does not model ${service} ${operation}; see docs/fidelity.md`, {
    statusCode: 501,
  });
}
