import { ServiceError } from '../../../kernel/service-error.ts';

/** Takes a part off a resource that is deleted: one that is gone already must not keep the rest from going. */
export function unlessGone(takeOff: () => void): void {
  try {
    takeOff();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'NoSuchEntity') throw error;
  }
}
