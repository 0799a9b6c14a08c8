import type { Command, CommandInvocation, Tag } from '@aws-sdk/client-ssm';
import type { ServiceContext } from '../../kernel/service.ts';
import type { Spread } from '../../kernel/spread.ts';

export interface ParameterVersion {
  readonly number: number;
  readonly value: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly dataType: string;
  readonly description: string | undefined;
  readonly allowedPattern: string | undefined;
  readonly keyId: string | undefined;
  readonly tier: 'Standard' | 'Advanced';
  readonly changedAtMs: number;
  readonly changedBy: string;
  readonly labels: readonly string[];
}

/** A parameter is readable once it has a version; the first may still be validated. */
export interface ParameterRecord {
  readonly name: string;
  readonly account: string;
  /** Oldest first; at most 100. */
  readonly versions: readonly ParameterVersion[];
  /** The highest number given out, validated or not. */
  readonly lastNumber: number;
  readonly tags: readonly Tag[];
}

export interface CommandRecord {
  readonly command: Command;
  /** What runs one after the other, once read from the document. */
  readonly steps: readonly Step[];
  /** By instance id. */
  readonly invocations: ReadonlyMap<string, InvocationRecord>;
}

export interface InvocationRecord {
  readonly invocation: CommandInvocation;
  readonly visibleAtMs: number;
  /** One of each step of the command, in their order. */
  readonly plugins: readonly PluginRecord[];
}

export interface Step {
  /** What GetCommandInvocation calls it. */
  readonly name: string;
  readonly script: string;
  readonly timeoutMs: number;
}

export interface PluginRecord {
  readonly name: string;
  readonly status: 'Pending' | 'InProgress' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelled';
  readonly details: string;
  readonly responseCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
}

export interface DocumentRecord {
  readonly name: string;
  readonly owner: string;
  readonly documentType: string;
  readonly format: string;
  readonly createdAtMs: number;
  /** Oldest first, numbered from 1. */
  readonly contents: readonly string[];
  readonly tags: readonly Tag[];
}

export interface SsmState {
  readonly spread: Spread;
  readonly parameters: Map<string, ParameterRecord>;
  readonly commands: Map<string, CommandRecord>;
  readonly documents: Map<string, DocumentRecord>;
}

export const createState = (context: Pick<ServiceContext, 'spread'>): SsmState => ({
  spread: context.spread('ssm.spread'),
  parameters: new Map(),
  commands: new Map(),
  documents: new Map(),
});
