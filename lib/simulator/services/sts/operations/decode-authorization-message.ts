import { ServiceError } from '../../../kernel/service-error.ts';
import { decodeDenial } from '../../../policies/encoded-denial.ts';

export function decodeAuthorizationMessage({ EncodedMessage }: { EncodedMessage: string }) {
  const DecodedMessage = decodeDenial(EncodedMessage);
  if (DecodedMessage !== undefined) return { DecodedMessage };
  throw new ServiceError('InvalidAuthorizationMessageException', 'Message is not valid');
}
