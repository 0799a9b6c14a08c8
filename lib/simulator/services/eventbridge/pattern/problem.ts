/** Why a pattern is none. */
export class PatternProblem extends Error {}
