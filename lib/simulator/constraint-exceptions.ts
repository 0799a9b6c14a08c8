// Where AWS does not hold to its own model, by service and shape. What a model asks and AWS does not is left out;
// what AWS asks beyond it is put in.

import type { ConstrainedShape } from './wire/constraints.ts';

export interface ConstraintException {
  /** Replaces what the model asks; nothing of it stays that is not named here. */
  readonly instead: Pick<ConstrainedShape, 'min' | 'max' | 'pattern' | 'enum'>;
  readonly because: string;
}

const NEW_ONES_ALL_THE_TIME = 'the list grows between two releases of the model, and AWS takes what it offers';

export const CONSTRAINT_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, ConstraintException>>>> = {
  ec2: {
    InstanceType: { instead: { pattern: '[a-z][a-z0-9-]*\\.[a-z0-9-]+' }, because: NEW_ONES_ALL_THE_TIME },
  },
  lambda: {
    MemorySize: {
      instead: { min: 128, max: 10240 },
      because: 'the larger sizes are those of functions on managed instances, which are not modelled',
    },
  },
  s3: {
    BucketLocationConstraint: { instead: { pattern: 'EU|[a-z]{2}(-[a-z]+)+-\\d' }, because: NEW_ONES_ALL_THE_TIME },
  },
};
