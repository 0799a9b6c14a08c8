import { OperatorError } from './operator-error.ts';

interface Seen {
  name?: string;
  message?: string;
  code?: string;
  errors?: { code?: string }[];
}

/** An error of the SDK or the network, in words that say what to do; undefined for a mistake of our own. */
export function explainError(error: unknown, endpoint: string | undefined): OperatorError | undefined {
  if (error instanceof OperatorError) return error;
  const { name = '', message = '', code, errors } = (error ?? {}) as Seen;
  if ((code ?? errors?.[0]?.code) === 'ECONNREFUSED') {
    return endpoint === undefined
      ? new OperatorError(`cannot reach AWS: ${message || 'the connection was refused'}`, 'look at the network')
      : new OperatorError(
          `cannot reach "${endpoint}", which AWS_ENDPOINT_URL names: nobody listens there`,
          'start it with "goldsmith simulate --port <port>", or unset AWS_ENDPOINT_URL for a real account',
        );
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT/.test(`${code}`)) {
    return new OperatorError(`cannot reach AWS: ${message}`, 'look at the network and at AWS_REGION');
  }
  if (name === 'CredentialsProviderError') {
    return new OperatorError(
      'cannot speak to AWS: no credentials are found',
      'sign in ("aws sso login"), set AWS_PROFILE, or take the exports that "goldsmith simulate" prints',
    );
  }
  if (/Region is missing/i.test(message)) {
    return new OperatorError(
      'cannot speak to AWS: no region is set',
      'set AWS_REGION or give --region, such as us-east-1',
    );
  }
  if (/ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch/.test(name)) {
    return new OperatorError(`cannot speak to AWS: ${message}`, 'sign in anew, then ask again');
  }
  if (/AccessDenied|Unauthorized/.test(name)) {
    return new OperatorError(`cannot do that with these credentials: ${message}`, 'ask for the action that it names');
  }
  if (/Throttl|TooManyRequests|RequestLimitExceeded/.test(name)) {
    return new OperatorError(`cannot go on: AWS slows us down (${message})`, 'ask again in a minute');
  }
  return undefined;
}
