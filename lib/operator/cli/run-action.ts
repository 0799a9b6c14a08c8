import { createOperator } from '../create-operator.ts';
import { explainError } from '../explain-error.ts';
import type { Report } from '../message.ts';
import type { Operator } from '../operator.ts';
import { reporterOf, type Shell } from './shell.ts';

export interface Run {
  shell: Shell;
  command: string;
  json?: boolean;
  region?: string;
}

/** Runs an action and gives the exit code; whatever happens, the last message is the summary. */
export async function runAction(run: Run, action: (report: Report) => Promise<boolean>): Promise<number> {
  const report = reporterOf(run.shell, run.json === true);
  const ok = await outcomeOf(run, report, action);
  report({ event: 'summary', command: run.command, ok });
  return ok ? 0 : 1;
}

async function outcomeOf(run: Run, report: Report, action: (report: Report) => Promise<boolean>): Promise<boolean> {
  try {
    return await action(report);
  } catch (error) {
    const known = explainError(error, run.shell.environment['AWS_ENDPOINT_URL']);
    if (known !== undefined) {
      report({ event: 'error', message: known.message, next: known.next });
    } else {
      const seen = error instanceof Error ? error : new Error(String(error));
      const message = `cannot finish "goldsmith ${run.command}": ${seen.name}: ${seen.message}`;
      report({ event: 'error', message, next: 'this was not foreseen; run it again, and report it if it stays' });
    }
    return false;
  }
}

export function runWithRegion(run: Run, action: (operator: Operator) => Promise<boolean>): Promise<number> {
  const { region } = run;
  return runAction(run, (report) => action(createOperator({ report, ...(region === undefined ? {} : { region }) })));
}
