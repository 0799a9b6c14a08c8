/** How many records hold, by how closely one looks. */
export interface RecordedScore {
  readonly name: string;
  readonly cases: number;
  /** The least share that must hold at each level; all where none is named. */
  readonly wanted?: readonly number[];
  /** Cases of each service, where they are about several. */
  readonly services?: Readonly<Record<string, number>>;
  readonly level1: number;
  readonly level2?: number;
  readonly level3?: number;
}

export interface ClientScore {
  readonly name: string;
  readonly operations: number;
  readonly passed: number;
}

export type ConformanceMessage =
  | { readonly event: 'recorded'; readonly name: string; readonly case: string; readonly reason: string }
  | { readonly event: 'client'; readonly name: string; readonly version: string }
  | { readonly event: 'skipped'; readonly name: string; readonly reason: string }
  | {
      readonly event: 'operation';
      readonly client: string;
      readonly operation: string;
      readonly passed: boolean;
      readonly reason?: string;
    }
  | {
      readonly event: 'summary';
      readonly recorded: readonly RecordedScore[];
      readonly clients: readonly ClientScore[];
      /** Cases of each service, in records and clients together. */
      readonly byService: Readonly<Record<string, number>>;
      /** Operations that Goldsmith itself asks for and no client here did; absent when not all clients were asked to. */
      readonly uncovered?: readonly string[] | undefined;
    };

export type Tell = (message: ConformanceMessage) => void;

/** Whether records and clients hold as they should. */
export function allHold(recorded: readonly RecordedScore[], clients: readonly ClientScore[]): boolean {
  const enough = ({ cases, wanted = [], ...score }: RecordedScore) =>
    [score.level1, score.level2, score.level3].every((held = cases, level) => held >= cases * (wanted[level] ?? 1));
  return recorded.every(enough) && clients.every(({ operations, passed }) => operations === passed);
}

/** A message as people read it. */
export function conformanceLine(message: ConformanceMessage): string {
  switch (message.event) {
    case 'recorded':
      return `${message.name} "${message.case}" does not hold: ${message.reason}`;
    case 'client':
      return `${message.name} ${message.version}`;
    case 'skipped':
      return `${message.name} skipped: ${message.reason}`;
    case 'operation': {
      const head = `${message.client} ${message.operation}: ${message.passed ? 'passed' : 'FAILED'}`;
      return message.reason === undefined ? head : `${head}\n  ${message.reason.replaceAll('\n', '\n  ')}`;
    }
    case 'summary': {
      const records = message.recorded.map(({ name, cases, level1, level2, level3 }) => {
        const levels = [level1, level2, level3].filter((level) => level !== undefined);
        return `${name}: ${levels.join(', ')} of ${cases} hold`;
      });
      const clients = message.clients.map(({ name, operations, passed }) => `${name}: ${passed} of ${operations} pass`);
      const services = Object.entries(message.byService).map(([service, cases]) => `${service} ${cases}`);
      const missing = message.uncovered === undefined ? [] : [uncoveredLine(message.uncovered)];
      return [...records, ...clients, `by service: ${services.join(', ')}`, ...missing].join('\n');
    }
  }
}

function uncoveredLine(operations: readonly string[]): string {
  if (operations.length === 0) return 'every operation that Goldsmith asks for was asked for by a client';
  return `asked for by Goldsmith and by no client: ${operations.join(', ')}`;
}
