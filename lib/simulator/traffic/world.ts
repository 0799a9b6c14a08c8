import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';

/** How an image's application behaves, by AMI id; a derived image inherits along SourceImageId. */
export interface Behaviour {
  readonly healthy: boolean;
}

export interface Machines extends World {
  readonly behaviours: Map<string, Partial<Behaviour>>;
}

export interface WorldParts {
  readonly clock: Clock;
  readonly random: Random;
  /** Asks the region as the operator would. */
  call<Output = any>(service: string, operation: string, input: object): Output;
}

export function createWorld(_parts: WorldParts): Machines {
  return {
    behaviours: new Map(),
    request: () => ({ outcome: 'answered', status: 200, latencyMs: 5 }),
    shell: () => ({ exitCode: 0, stdout: '', stderr: '', seconds: 1 }),
    agentUpAtMs: () => 0,
  };
}
