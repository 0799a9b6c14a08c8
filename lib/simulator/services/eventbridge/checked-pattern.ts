import { ServiceError } from '../../kernel/service-error.ts';
import { invalidPattern } from './errors.ts';
import { compilePattern } from './pattern/compile.ts';
import type { Pattern } from './pattern/pattern.ts';
import { PatternFailure, PatternProblem } from './pattern/problem.ts';

/** @throws ServiceError InvalidEventPatternException */
export function checkedPattern(text: string): Pattern {
  try {
    return compilePattern(text);
  } catch (error) {
    if (error instanceof PatternProblem) throw invalidPattern(error.message);
    if (error instanceof PatternFailure) throw new ServiceError('InternalFailure', '', { statusCode: 500 });
    throw error;
  }
}
