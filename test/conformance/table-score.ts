import type { RecordedScore, Tell } from './conformance-line.ts';

/** A case of a table of ours; what it wants is written beside its source. */
export interface TableCase {
  readonly name: string;
}

/** Runs a table; `differs` says what is not as wanted. */
export async function tableScore<Case extends TableCase>(
  {
    name,
    cases,
    differs,
  }: { name: string; cases: readonly Case[]; differs: (one: Case) => Promise<string | undefined> },
  tell: Tell,
): Promise<RecordedScore> {
  let held = 0;
  for (const one of cases) {
    const reason = await differs(one);
    if (reason === undefined) held++;
    else tell({ event: 'recorded', name, case: one.name, reason });
  }
  return { name, cases: cases.length, level1: held };
}
