// The machines behind the region's instances. It follows their states in the journal and knows their images' applications by
// the behaviours that a test or a story sets; it asks the region only for an image's ancestors.

import type { Clock } from '../kernel/clock.ts';
import type { Journal } from '../kernel/journal.ts';
import type { Random } from '../kernel/random.ts';
import { ServiceError } from '../kernel/service-error.ts';
import type { Answer, ShellResult, World } from '../kernel/world.ts';
import { type Behaviour, Behaviours, inherit } from './behaviour.ts';
import type { Disk } from './disk.ts';
import { Disks } from './disks.ts';
import { type Machine, type Moments, momentsOf, newMachine, nextMoment, powerOn, reached } from './machine.ts';
import { managePackages } from './packages/manage-packages.ts';
import { runScript } from './shell/run-script.ts';

export type { Behaviour } from './behaviour.ts';

/** What users' requests to a machine meet at this moment. */
export interface UserAnswer {
  /** `refused` and `silent` are connections that fail at once, and after the load balancer's patience. */
  readonly outcome: 'answered' | 'refused' | 'silent';
  /** Share of the answers that are server errors. */
  readonly errorRate: number;
  readonly latencyMs: { readonly median: number; readonly p95: number };
}

export interface Machines extends World {
  /** By AMI id; an image made from another inherits. Setting one takes effect at once. */
  readonly behaviours: Map<string, Partial<Behaviour>>;
  /** What images carry. */
  readonly disks: Disks;
  /** What a machine carries; undefined when there is none. */
  disk(machine: string): Disk | undefined;
  users(machine: string): UserAnswer;
}

export interface WorldParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  /** Asks the region as the operator would. */
  call<Output = any>(service: string, operation: string, input: object): Output;
}

export function createWorld(parts: WorldParts): Machines {
  return new SimulatedWorld(parts);
}

class SimulatedWorld implements Machines {
  readonly behaviours: Behaviours;
  readonly disks = new Disks();
  readonly #parts: WorldParts;
  readonly #machines = new Map<string, Machine>();
  readonly #lineages = new Map<string, readonly string[]>();
  readonly #listeners: (() => void)[] = [];

  constructor(parts: WorldParts) {
    this.#parts = parts;
    this.behaviours = new Behaviours(() => {
      for (const listener of this.#listeners) listener();
    });
    parts.journal.listen((entry) => {
      if (entry.kind !== 'transition' || entry.service !== 'ec2') return;
      if (entry.resource.startsWith('i-')) {
        this.#follow(entry.resource, entry.to, entry.detail?.['imageId'] as string | undefined);
      } else if (entry.resource.startsWith('ami-') && entry.from === undefined) {
        const { name, architecture, sourceInstanceId } = entry.detail as Record<string, string | undefined>;
        const disk = this.disk(sourceInstanceId ?? '');
        this.disks.add(entry.resource, { name: name ?? '', architecture: architecture ?? '', disk });
      }
    });
  }

  request(id: string, _port: number, _path: string, purpose: 'probe' | 'local'): Answer {
    const found = this.#look(id);
    if (found === undefined || !reached(found.moments.bootedAtMs, this.#nowMs)) return { outcome: 'timeout' };
    const { behaviour, moments } = found;
    if (!reached(moments.upAtMs, this.#nowMs)) return { outcome: 'refused' };
    const status = reached(moments.sickAtMs, this.#nowMs)
      ? 500
      : purpose === 'probe'
        ? (behaviour.probeStatus ?? behaviour.healthStatus)
        : behaviour.healthStatus;
    return { outcome: 'answered', status, latencyMs: behaviour.latencyMs.median };
  }

  users(id: string): UserAnswer {
    const found = this.#look(id);
    const latencyMs = found?.behaviour.latencyMs ?? { median: 1, p95: 1 };
    if (found === undefined || !reached(found.moments.bootedAtMs, this.#nowMs)) {
      return { outcome: 'silent', errorRate: 0, latencyMs };
    }
    const { behaviour, moments } = found;
    if (!reached(moments.upAtMs, this.#nowMs)) return { outcome: 'refused', errorRate: 0, latencyMs };
    const broken = behaviour.healthStatus >= 500 || reached(moments.sickAtMs, this.#nowMs);
    const failing = reached(moments.errorsAtMs, this.#nowMs) ? behaviour.errorRate : 0;
    return { outcome: 'answered', errorRate: broken ? 1 : failing, latencyMs };
  }

  disk(id: string): Disk | undefined {
    return this.#machines.get(id)?.disk;
  }

  provision(id: string, script: string): void {
    const machine = this.#machines.get(id);
    if (machine === undefined) return;
    machine.disk = managePackages(machine.disk, script, this.disks.repositoryOf(machine.disk));
  }

  shell(id: string, script: string): ShellResult {
    const machine = this.#machines.get(id) ?? newMachine(id, '', this.disks.of(''));
    return runScript(script, {
      agoBooted: () => {
        const bootedAtMs = this.#look(id)?.moments.bootedAtMs;
        return bootedAtMs === undefined ? undefined : (this.#nowMs - bootedAtMs) / 1000;
      },
      // The script's own time has not passed on the clock yet: what comes up meanwhile is reckoned in.
      get: (port, path, afterSeconds) => this.#getLater(id, { port, path }, afterSeconds),
      get disk() {
        return machine.disk;
      },
      set disk(disk) {
        machine.disk = disk;
      },
      provision: (words) => this.provision(id, words),
    });
  }

  agentUpAtMs(id: string): number | undefined {
    const found = this.#look(id);
    return found?.behaviour.agentStarts ? found.moments.bootedAtMs : undefined;
  }

  changesAtMs(id: string): number | undefined {
    const found = this.#look(id);
    return found === undefined ? undefined : nextMoment(found.moments, this.#nowMs);
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  get #nowMs(): number {
    return this.#parts.clock.nowMs;
  }

  #getLater(id: string, at: { port: number; path: string }, afterSeconds: number): Answer {
    const upAtMs = this.#look(id)?.moments.upAtMs;
    const up = reached(upAtMs, this.#nowMs + afterSeconds * 1000);
    const now = this.request(id, at.port, at.path, 'local');
    if (now.outcome === 'answered' || !up) return now;
    const { behaviour } = this.#look(id) as { behaviour: Behaviour };
    return { outcome: 'answered', status: behaviour.healthStatus, latencyMs: behaviour.latencyMs.median };
  }

  #look(id: string): { behaviour: Behaviour; moments: Moments } | undefined {
    const machine = this.#machines.get(id);
    if (machine === undefined) return undefined;
    const behaviour = inherit(this.behaviours, this.#lineage(machine.imageId));
    return { behaviour, moments: momentsOf(machine, behaviour) };
  }

  #follow(id: string, state: string, imageId: string | undefined): void {
    if (state === 'terminated') {
      this.#machines.delete(id);
      return;
    }
    const machine = this.#machines.get(id) ?? newMachine(id, imageId ?? '', this.disks.of(imageId ?? ''));
    this.#machines.set(id, machine);
    if (state === 'running') powerOn(machine, this.#nowMs, this.#parts.random);
    else machine.state = state;
  }

  /** The image and those that it was made from, nearest first. Kept, since it outlives a deregistered ancestor. */
  #lineage(imageId: string): readonly string[] {
    const known = this.#lineages.get(imageId);
    if (known !== undefined) return known;
    const source = this.#sourceOf(imageId);
    if (source === undefined) return [imageId];
    const lineage = source === '' ? [imageId] : [imageId, ...this.#lineage(source)];
    this.#lineages.set(imageId, lineage);
    return lineage;
  }

  /** The AMI that it was made from, '' for none, undefined when the image is not to be found. */
  #sourceOf(imageId: string): string | undefined {
    try {
      const { Images } = this.#parts.call<{ Images: { SourceImageId?: string }[] }>('ec2', 'DescribeImages', {
        ImageIds: [imageId],
      });
      return Images[0]?.SourceImageId ?? '';
    } catch (error) {
      if (error instanceof ServiceError) return undefined;
      throw error;
    }
  }
}
