import { type Host, serve } from '../simulator/host.ts';
import type { Journal } from '../simulator/kernel/journal.ts';
import { OPERATOR_KEY, type Region } from '../simulator/region.ts';
import { type CdkRun, runCdk } from './run-cdk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** While stacks are being made the clock runs fast; between them it hardly moves, however long the CLI thinks. */
const FAST = 20_000;
const SLOW = 1;

/** Deploys the app of a folder with the real CDK CLI, over HTTP. Rejects with the CLI's last words. */
export async function deployWithCdk(
  region: Region,
  folder: string,
  { onLine, environment }: Pick<CdkRun, 'onLine' | 'environment'>,
): Promise<void> {
  const host = await serve(region, { port: 0, speed: SLOW });
  const output = temporaryFolder();
  const stop = paceByStacks(region.journal, host);
  const words = ['deploy', '--all', '--require-approval', 'never', '--concurrency', '4', '--output', output];
  try {
    await runCdk(folder, {
      words: [...words, '--progress', 'events'],
      environment: { ...environment, ...environmentFor(region, host.endpoint) },
      ...(onLine === undefined ? {} : { onLine }),
    });
  } finally {
    stop();
    await host.close();
  }
}

/** What a program needs in its environment to speak to a region of ours. */
export function environmentFor(region: Region, endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: OPERATOR_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OPERATOR_KEY.secretAccessKey,
    AWS_REGION: region.place.region,
    AWS_DEFAULT_REGION: region.place.region,
  };
}

function paceByStacks(journal: Journal, host: Host): () => void {
  const changing = new Set<string>();
  return journal.listen((entry) => {
    if (entry.kind !== 'transition' || entry.service !== 'cloudformation') return;
    if (entry.detail?.['type'] !== undefined) return;
    // A stack under review waits for the CLI; everything else that is not done yet waits for the region.
    const busy = /_(IN_PROGRESS|PENDING)$/.test(entry.to) && entry.to !== 'REVIEW_IN_PROGRESS';
    if (busy) changing.add(entry.resource);
    else changing.delete(entry.resource);
    host.pacer.speed = changing.size > 0 ? FAST : SLOW;
  });
}
