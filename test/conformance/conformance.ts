import { documentedAlarms } from './alarm-tables.ts';
import { talkInAwsCli } from './aws-cli/talk.ts';
import { talkInBoto3 } from './boto3/talk.ts';
import { deployWithCdk } from './cdk-cli.ts';
import type { ClientScore, RecordedScore, Tell } from './conformance-line.ts';
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

/** Each client's whole talk with a region of its own; undefined or empty where the client is not installed. */
const CLIENTS: Record<string, (tell: Tell) => Promise<ClientScore | readonly ClientScore[] | undefined>> = {
  awscli: talkInAwsCli,
  boto3: talkInBoto3,
  packer: buildWithPacker,
  cdk: deployWithCdk,
};

/** Holds the region against records and clients, one after the other; tells of each case. */
export async function conformance(
  { only }: ConformancePlan,
  tell: Tell,
): Promise<{ recorded: RecordedScore[]; clients: ClientScore[]; uncovered: string[] }> {
  const recorded: RecordedScore[] = [];
  const clients: ClientScore[] = [];
  const asked = new Set<string>();
  const wanted = ([name]: readonly [string, unknown]) => only === undefined || only.includes(name);
  for (const [, compare] of Object.entries(RECORDS).filter(wanted)) {
    const score = await compare(tell);
    if (score !== undefined) recorded.push(score);
  }
  for (const [, talk] of Object.entries(CLIENTS).filter(wanted)) {
    const score = await talk((message) => {
      if (message.event === 'operation') asked.add(message.operation);
      tell(message);
    });
    if (score !== undefined) clients.push(...[score].flat());
  }
  return { recorded, clients, uncovered: uncovered(asked) };
}
