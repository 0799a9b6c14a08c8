import { invalidPattern } from './errors.ts';
import { compilePattern, type Pattern } from './pattern/compile.ts';
import { PatternProblem } from './pattern/problem.ts';

/** @throws ServiceError InvalidEventPatternException */
export function checkedPattern(text: string): Pattern {
  if (text.length > 4096) throw invalidPattern('Event pattern is longer than 4096 characters');
  try {
    return compilePattern(text);
  } catch (error) {
    if (error instanceof PatternProblem) throw invalidPattern(error.message);
    throw error;
  }
}
