/** Why a pattern is none. */
export class PatternProblem extends Error {}

/** A pattern that AWS reads and then fails on by itself: it answers with an internal failure. */
export class PatternFailure extends Error {}
