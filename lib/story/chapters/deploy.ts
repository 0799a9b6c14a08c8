import type { Journal } from '../../simulator/kernel/journal.ts';
import type { Region } from '../../simulator/region.ts';
import type { ChapterSummary, Tell } from '../message.ts';

/** How the app comes into the region: by the CDK CLI, whose lines are heard, or in this process. Rejects with what went wrong. */
export type Deploy = (region: Region, onLine: (line: string) => void) => Promise<void>;

/** Of what the CLI prints, what says how far it is; the stacks themselves are followed in the region. */
const TELLING = /^(✨ .*Synthesis time|.*: creating CloudFormation changeset|.*: deploying\.\.\.|✅ )/;

/** Every stack of the app, from nothing. */
export async function deployChapter(region: Region, deploy: Deploy, tell: Tell): Promise<ChapterSummary> {
  const now = () => new Date(region.kernel.clock.nowMs).toISOString();
  tell({ event: 'chapter', name: 'deploy', title: 'cdk deploy --all', virtualTime: now() });
  const happening = (text: string) => tell({ event: 'happening', virtualTime: now(), text });
  const stop = followStacks(region.journal, happening);
  try {
    await deploy(region, (line) => {
      if (TELLING.test(line.trim())) happening(`cdk: ${line.trim().replaceAll(/\s+/g, ' ')}`);
    });
    tell({ event: 'chapter-end', name: 'deploy', outcome: 'deployed', wanted: 'deployed' });
    return { name: 'deploy', outcome: 'deployed' };
  } catch (error) {
    tell({
      event: 'error',
      message: error instanceof Error ? error.message : String(error),
      next: 'the stacks are as the error left them; nothing outside this process was touched',
    });
    tell({ event: 'chapter-end', name: 'deploy', outcome: 'failed', wanted: 'deployed' });
    return { name: 'deploy', outcome: 'failed' };
  } finally {
    stop();
  }
}

/** Tells of each stack's beginning and end, with how many resources it holds. */
function followStacks(journal: Journal, happening: (text: string) => void): () => void {
  const resources = new Map<string, number>();
  return journal.listen((entry) => {
    if (entry.kind !== 'transition' || entry.service !== 'cloudformation' || 'changeSet' in (entry.detail ?? {}))
      return;
    const stack = String(entry.detail?.['stack']);
    if (entry.detail?.['type'] !== undefined) {
      if (entry.to === 'CREATE_COMPLETE') resources.set(stack, (resources.get(stack) ?? 0) + 1);
      if (entry.to.endsWith('FAILED')) happening(`${stack}: ${entry.to} ${String(entry.detail['reason'])}`);
    } else if (entry.to === 'CREATE_IN_PROGRESS') happening(`${stack}: being made`);
    else if (entry.to === 'CREATE_COMPLETE') happening(`${stack}: ${resources.get(stack) ?? 0} resources made`);
    else if (/FAILED|ROLLBACK/.test(entry.to)) happening(`${stack}: ${entry.to}`);
  });
}
