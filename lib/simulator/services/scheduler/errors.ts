import { ServiceError } from '../../kernel/service-error.ts';

export const validation = (message: string) => new ServiceError('ValidationException', message);

export const scheduleNotFound = (name: string) => notFound(`Schedule ${name} does not exist.`);

export const groupNotFound = (name: string) => notFound(`Schedule group ${name} does not exist.`);

export const conflict = (message: string) =>
  new ServiceError('ConflictException', message, { statusCode: 409, members: { Message: message } });

function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message, { statusCode: 404, members: { Message: message } });
}
