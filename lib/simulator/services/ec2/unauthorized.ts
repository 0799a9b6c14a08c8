import type { Denial } from '../../kernel/service.ts';
import { ServiceError } from '../../kernel/service-error.ts';
import { encodeDenial } from '../../policies/encoded-denial.ts';

/** EC2's own code and words, with what STS can decode. */
export function unauthorized(denial: Denial): ServiceError {
  const message = `You are not authorized to perform this operation. ${denial.message}. Encoded authorization failure message: ${encodeDenial(denial)}`;
  return new ServiceError('UnauthorizedOperation', message, { statusCode: 403 });
}
