/** What a machine's port gives back: a status after a time, or nothing. */
export type Answer =
  | { readonly outcome: 'answered'; readonly status: number; readonly latencyMs: number }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'timeout' };

export interface ShellResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How long the script took, in seconds of virtual time. */
  readonly seconds: number;
}

/** The machines behind the region's instances, as far as a network or a shell can tell. A machine is named by its instance id. */
export interface World {
  /** A GET to a machine's port. `probe`: a health check from outside; `local`: from the machine itself. */
  request(machine: string, port: number, path: string, purpose: 'probe' | 'local'): Answer;
  /** Runs a script in the machine's shell; a command that the model does not know ends with exit code 127. */
  shell(machine: string, script: string): ShellResult;
  /** What a script's package managers do to the machine, where its other commands are beyond the model. */
  provision(machine: string, script: string): void;
  /** Epoch milliseconds at which the machine's management agent comes up, or undefined when it never does. */
  agentUpAtMs(machine: string): number | undefined;
  /** Epoch milliseconds at which the machine's answers next change by themselves, or undefined when they stay as they are. */
  changesAtMs(machine: string): number | undefined;
  /** Calls back when someone has changed how machines behave, so that what was settled is looked at again. */
  onChange(listener: () => void): void;
}
