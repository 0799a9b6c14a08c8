import { documentedAlarms } from './alarm-tables.ts';
import { talkInAwsCli } from './aws-cli/talk.ts';
import { talkInBoto3 } from './boto3/talk.ts';
import { casesByService } from './by-service.ts';
import { deployWithCdk } from './cdk-cli.ts';
import type { ClientScore, ConformanceMessage, RecordedScore, Tell } from './conformance-line.ts';
import { constraints } from './constraints.ts';
import { uncovered } from './coverage.ts';
import { documentedExpressions } from './expressions.ts';
import { buildWithPacker } from './packer.ts';
import { documentedPatterns } from './patterns.ts';
import { documentedPolicies } from './policies.ts';
import { recordedExecutions, recordedPatterns } from './recorded-cases.ts';

export interface ConformancePlan {
  /** Names of records and clients; all when absent. */
  readonly only?: readonly string[] | undefined;
}

const RECORDS: Record<string, (tell: Tell) => Promise<RecordedScore | undefined>> = {
  'asl-history': recordedExecutions,
  'eventbridge-patterns': recordedPatterns,
  patterns: documentedPatterns,
  expressions: documentedExpressions,
  'alarm-tables': documentedAlarms,
  policies: documentedPolicies,
  constraints,
};

type Talk = (tell: Tell) => Promise<ClientScore | readonly ClientScore[] | undefined>;

/** Each client's whole talk with a region of its own; undefined or empty where the client is not installed. */
const CLIENTS: Record<string, Talk> = { awscli: talkInAwsCli, boto3: talkInBoto3, packer: buildWithPacker };

/** Its regions are in processes of their own. */
const APART: Record<string, Talk> = { cdk: deployWithCdk };

type Findings = Omit<Extract<ConformanceMessage, { event: 'summary' }>, 'event'>;

/**
 * Holds the region against records and clients; tells of each case. Two go on at a time, as two cores can: the records,
 * which need this process whole, and then the clients of its regions one after the other; beside them those apart.
 */
export async function conformance({ only }: ConformancePlan, tell: Tell): Promise<Findings> {
  const recorded: RecordedScore[] = [];
  const clients: ClientScore[] = [];
  const operations: { client: string; operation: string }[] = [];
  const wanted = <Value>(all: Record<string, Value>) =>
    Object.entries(all).filter(([name]) => only === undefined || only.includes(name));
  const listen: Tell = (message) => {
    if (message.event === 'operation') operations.push(message);
    tell(message);
  };
  let absent = 0;
  const talkWith = async (all: Record<string, Talk>) => {
    for (const [, talk] of wanted(all)) {
      const scores = [(await talk(listen)) ?? []].flat();
      if (scores.length === 0) absent++;
      clients.push(...scores);
    }
  };
  const beside = talkWith(APART);
  for (const [, compare] of wanted(RECORDS)) {
    const score = await compare(tell);
    if (score !== undefined) recorded.push(score);
  }
  await talkWith(CLIENTS);
  await beside;
  const whole = only === undefined && absent === 0;
  return {
    recorded,
    clients,
    byService: casesByService(recorded, operations),
    uncovered: whole ? uncovered(operations.map(({ operation }) => operation)) : undefined,
  };
}
