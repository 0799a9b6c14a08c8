// Faults planted into a copy of the synthesized app, each of which the laws must catch: a soak that cannot fail shows nothing.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface AslState {
  Type: string;
  Resource?: string;
  Arguments?: any;
  Assign?: unknown;
  Choices?: { Condition: string; Next: string }[];
  Next?: string;
  States?: Record<string, AslState>;
  Branches?: { States: Record<string, AslState> }[];
  [field: string]: unknown;
}

export interface Mutant {
  readonly name: string;
  readonly machine: string;
  readonly state: string;
  readonly mutate: (state: AslState) => void;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the way back leaves the canary its share',
    machine: 'deploy-fleet',
    state: 'Take the weights back',
    mutate: skip,
  },
  {
    name: 'the test instance is never terminated',
    machine: 'build-image',
    state: 'Terminate the test instance',
    mutate: skip,
  },
  {
    name: 'every canary passes',
    machine: 'deploy-fleet',
    state: 'Did the canary pass?',
    mutate: (state) => {
      for (const choice of state.Choices ?? []) choice.Condition = '{% true %}';
    },
  },
  {
    name: 'a refresh may halve the fleet',
    machine: 'deploy-fleet',
    state: 'Replace the body',
    mutate: (state) => {
      state.Arguments.Preferences = {
        MinHealthyPercentage: 50,
        MaxHealthyPercentage: 100,
        SkipMatching: true,
        InstanceWarmup: 60,
      };
    },
  },
  {
    name: 'a deployment that succeeds keeps its lease',
    machine: 'deploy-fleet',
    state: 'Record the success',
    mutate: (state) => {
      state.Arguments.TransactItems.pop();
    },
  },
  {
    name: 'a version that is taken back stays golden',
    machine: 'deploy-fleet',
    state: 'Reject the version',
    mutate: skip,
  },
  {
    name: 'the golden parameter of a version that is taken back stays',
    machine: 'deploy-fleet',
    state: 'Put the golden image back',
    mutate: skip,
  },
  {
    name: 'the judging of a canary goes on for ever',
    machine: 'deploy-fleet',
    state: 'Judge the canary',
    mutate: (state) => {
      delete state.Arguments.EndDate;
      // Another name than the one that is deleted afterwards.
      state.Arguments.Name = state.Arguments.Name.replace('judge-', 'watch-');
    },
  },
  {
    name: 'the ledger keeps what the fleet ran before',
    machine: 'deploy-fleet',
    state: 'Record the success',
    mutate: (state) => {
      state.Arguments.TransactItems[1].Put.Item.amiId.S = '{% $previous.amiId %}';
    },
  },
];

function skip(state: AslState): void {
  const { Next, Comment } = state;
  for (const field of Object.keys(state)) delete state[field];
  Object.assign(state, { Type: 'Pass', Next, Comment: Comment ?? '', Output: {} });
}

/** Gives `work` a copy of an assembly with the mutant in it, and deletes the copy afterwards. */
export async function planted<T>(assembly: string, mutant: Mutant, work: (mutated: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'goldsmith-mutant-'));
  try {
    cpSync(assembly, copy, { recursive: true });
    plant(join(copy, 'goldsmith-core.template.json'), mutant);
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function plant(file: string, { name, machine, state, mutate }: Mutant): void {
  const template = JSON.parse(readFileSync(file, 'utf8')) as {
    Resources: Record<string, { Properties: { StateMachineName?: string; DefinitionString: string } }>;
  };
  const found = Object.values(template.Resources).find(
    ({ Properties }) => Properties?.StateMachineName === `goldsmith-${machine}`,
  );
  const definition = JSON.parse(found?.Properties.DefinitionString ?? '{}') as { States?: Record<string, AslState> };
  const target = findState(definition.States ?? {}, state);
  if (found === undefined || target === undefined) {
    throw new Error(`cannot plant the mutant '${name}': the machine '${machine}' has no state '${state}'`);
  }
  mutate(target);
  found.Properties.DefinitionString = JSON.stringify(definition);
  writeFileSync(file, JSON.stringify(template));
}

function findState(states: Record<string, AslState>, name: string): AslState | undefined {
  if (states[name] !== undefined) return states[name];
  for (const { Branches = [] } of Object.values(states)) {
    for (const { States } of Branches) {
      const found = findState(States, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
