// What a function prints, and what the platform writes around it, as lines of its log stream.

import { format, inspect } from 'node:util';
import type { Clock } from '../../../kernel/clock.ts';
import type { FunctionConfig } from '../state.ts';

export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

const LEVELS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
} as const;
const ORDER = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

export class Output {
  readonly #clock: Clock;
  readonly #logging: FunctionConfig['logging'];
  readonly #tell: (line: string) => void;
  #lines: LogLine[] = [];
  requestId = '';

  constructor(clock: Clock, logging: FunctionConfig['logging'], tell: (line: string) => void) {
    this.#clock = clock;
    this.#logging = logging;
    this.#tell = tell;
  }

  /** The lines since the last time they were taken. */
  take(): LogLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** A line of the program's own, as it is. */
  write(text: string): void {
    for (const line of text.split('\n')) if (line !== '') this.#add(line);
  }

  console(): Record<string, (...args: unknown[]) => void> {
    const methods: Record<string, (...args: unknown[]) => void> = {};
    for (const [method, level] of Object.entries(LEVELS)) {
      methods[method] = (...args) => this.#print(level, args);
    }
    return {
      ...methods,
      dir: (value: unknown) => this.#print('INFO', [inspect(value)]),
      assert: (holds: unknown, ...args: unknown[]) => {
        if (!holds) this.#print('ERROR', ['Assertion failed', ...args]);
      },
      group() {},
      groupEnd() {},
      time() {},
      timeEnd() {},
      table: (value: unknown) => this.#print('INFO', [inspect(value)]),
    };
  }

  /** A line of the platform, in one of its two forms. */
  platform(text: string, type: string, record: object): void {
    if (this.#logging.format === 'Text') this.#add(text);
    else if (this.#logging.systemLevel !== 'WARN') {
      this.#add(JSON.stringify({ time: this.#now(), type: `platform.${type}`, record }));
    }
  }

  #print(level: string, args: unknown[]): void {
    if (this.#logging.format === 'Text') {
      this.#add(`${this.#now()}\t${this.requestId}\t${level}\t${format(...args)}`);
      return;
    }
    if (ORDER.indexOf(level) < ORDER.indexOf(this.#logging.applicationLevel ?? 'INFO')) return;
    const message = args.length === 1 && typeof args[0] === 'object' ? args[0] : format(...args);
    this.#add(JSON.stringify({ timestamp: this.#now(), level, requestId: this.requestId, message }));
  }

  #add(text: string): void {
    this.#lines.push({ atMs: this.#clock.nowMs, text });
    this.#tell(text);
  }

  #now(): string {
    return new Date(this.#clock.nowMs).toISOString();
  }
}
