import type { CallContext } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { invalidParameter } from './errors.ts';
import { type CodePackage, readPackage } from './runtime/code-package.ts';
import type { LambdaState } from './state.ts';

/** The code that a request carries or names in S3, which the caller must be able to read. */
export function fetchCode(code: any, context: CallContext<LambdaState>): CodePackage {
  if (code.ImageUri !== undefined)
    throw invalidParameter('The simulator does not model container images; see docs/fidelity.md');
  if (code.ZipFile !== undefined && (code.S3Bucket ?? code.S3Key) !== undefined)
    throw invalidParameter('Please do not provide other FunctionCode parameters when providing a ZipFile.');
  if (code.ZipFile !== undefined) return readPackage(code.ZipFile);
  if (code.S3Bucket === undefined || code.S3Key === undefined)
    throw invalidParameter('Please provide a source for function code.');
  try {
    const { Body: body } = context.call(
      's3',
      'GetObject',
      { Bucket: code.S3Bucket, Key: code.S3Key },
      { as: context.caller },
    );
    return readPackage(body as Uint8Array);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code === 'InvalidParameterValueException') throw error;
    throw invalidParameter(
      `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
    );
  }
}
