import { ServiceError } from '../../kernel/service-error.ts';

export const validation = (message: string) => new ServiceError('ValidationException', message);

export const invalidPattern = (reason: string) =>
  new ServiceError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);

export const ruleNotFound = (name: string, bus: string) =>
  new ServiceError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`);

export const busNotFound = (name: string) =>
  new ServiceError('ResourceNotFoundException', `Event bus ${name} does not exist.`);

export const limitExceeded = () =>
  new ServiceError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');

export const archiveNotFound = (name: string) =>
  new ServiceError('ResourceNotFoundException', `Archive ${name} does not exist.`);

export const replayNotFound = (name: string) =>
  new ServiceError('ResourceNotFoundException', `Replay ${name} does not exist.`);

export const invalidParameter = (name: string, reason: string) =>
  validation(`Parameter ${name} is not valid. Reason: ${reason}`);
