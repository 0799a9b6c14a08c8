// Amazon Inspector, once switched on: it looks at instances with a running agent, and tells the default bus of each flaw that it finds
// in one, of its changes and of its end. Its API is not modelled. See security/MODEL.md.

import { durations } from './durations.ts';
import type { Clock, Entry } from './kernel/clock.ts';
import { sampleMs } from './kernel/distribution.ts';
import type { Ids } from './kernel/ids.ts';
import type { Journal } from './kernel/journal.ts';
import type { Random } from './kernel/random.ts';
import type { RegionEvent } from './kernel/service.ts';
import { findFlaws } from './security/find-flaws.ts';
import { type Finding, findingEvent, type ScannedInstance } from './security/finding-event.ts';
import type { Security } from './security/security.ts';
import type { Machines } from './traffic/world.ts';

export interface Inspector {
  /** Switches scanning on, for what runs and for what will. */
  enable(): void;
  /** No event comes any more; what was found is forgotten. */
  disable(): void;
}

export interface InspectorParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly world: Machines;
  readonly security: Security;
  readonly account: string;
  readonly region: string;
  call<Output = any>(service: string, operation: string, input: object): Output;
  emit(event: RegionEvent): void;
}

type Step = 'inspector.first-scan' | 'inspector.detection' | 'inspector.closing';

/** How often an agent reports what is installed. Source: Inspector User Guide, "Scanning Amazon EC2 instances": 30 minutes. */
const INVENTORY_MS = 30 * 60_000;

export function createInspector(parts: InspectorParts): Inspector {
  return new SimulatedInspector(parts);
}

class SimulatedInspector implements Inspector {
  readonly #parts: InspectorParts;
  /** By instance, then by flaw. */
  readonly #findings = new Map<string, Map<string, Finding>>();
  #enabled = false;
  #inventory: Entry | undefined;

  constructor(parts: InspectorParts) {
    this.#parts = parts;
    parts.security.onChange(() => this.#later('inspector.detection', () => this.#scan(this.#instances())));
    parts.journal.listen((entry) => {
      if (entry.kind !== 'transition' || entry.service !== 'ec2' || !entry.resource.startsWith('i-')) return;
      if (entry.to === 'running') this.#scanLater(entry.resource);
      if (entry.to === 'terminated') this.#later('inspector.closing', () => this.#close(entry.resource));
    });
  }

  enable(): void {
    if (this.#enabled) return;
    this.#enabled = true;
    for (const { InstanceId } of this.#instances()) this.#scanLater(InstanceId);
  }

  disable(): void {
    this.#enabled = false;
    this.#findings.clear();
  }

  #later(step: Step, run: () => void): void {
    if (!this.#enabled) return;
    const { clock, random } = this.#parts;
    clock.after(sampleMs(random, durations[step]), step, () => {
      if (this.#enabled) run();
    });
  }

  #scanLater(id: string): void {
    this.#later('inspector.first-scan', () => this.#scan(this.#instances([id])));
  }

  /** Those that run and whose agent is up. */
  #instances(ids?: readonly string[]): ScannedInstance[] {
    const { call, world, clock } = this.#parts;
    const filters = [{ Name: 'instance-state-name', Values: ['running'] }];
    if (ids !== undefined) filters.push({ Name: 'instance-id', Values: [...ids] });
    const { Reservations } = call<{ Reservations: { Instances: ScannedInstance[] }[] }>('ec2', 'DescribeInstances', {
      Filters: filters,
    });
    return Reservations.flatMap(({ Instances }) => Instances).filter(({ InstanceId, IamInstanceProfile }) => {
      const upAtMs = world.agentUpAtMs(InstanceId);
      return IamInstanceProfile !== undefined && upAtMs !== undefined && upAtMs <= clock.nowMs;
    });
  }

  #scan(instances: readonly ScannedInstance[]): void {
    const { world, security } = this.#parts;
    for (const instance of instances) {
      const disk = world.disk(instance.InstanceId);
      if (disk === undefined) continue;
      const flaws = findFlaws(disk, security, world.disks.repositoryOf(disk));
      const known = this.#findings.get(instance.InstanceId) ?? new Map<string, Finding>();
      this.#findings.set(instance.InstanceId, known);
      for (const flaw of flaws) {
        const before = known.get(flaw.key);
        if (before === undefined || JSON.stringify(before.flaw) !== JSON.stringify(flaw)) {
          this.#tell(known, { ...this.#begun(instance, before), flaw, status: 'ACTIVE' });
        }
      }
      for (const [key, before] of known) {
        if (!flaws.some((flaw) => flaw.key === key)) this.#tell(known, { ...before, status: 'CLOSED' });
      }
      if (known.size === 0) this.#findings.delete(instance.InstanceId);
    }
    this.#awaitInventory();
  }

  #begun(instance: ScannedInstance, before: Finding | undefined): Pick<Finding, 'arn' | 'instance' | 'firstMs'> {
    const { region, account, ids, clock } = this.#parts;
    const arn = before?.arn ?? `arn:aws:inspector2:${region}:${account}:finding/${ids.hex(32)}`;
    return { arn, instance, firstMs: before?.firstMs ?? clock.nowMs };
  }

  #close(id: string): void {
    const known = this.#findings.get(id);
    for (const finding of known?.values() ?? [])
      this.#tell(known as Map<string, Finding>, { ...finding, status: 'CLOSED' });
    this.#findings.delete(id);
  }

  #tell(known: Map<string, Finding>, finding: Finding): void {
    const { emit, clock, account, region } = this.#parts;
    if (finding.status === 'CLOSED') known.delete(finding.flaw.key);
    else known.set(finding.flaw.key, finding);
    emit(findingEvent(finding, { nowMs: clock.nowMs, account, region }));
  }

  /** Only while there is something that may have been mended. */
  #awaitInventory(): void {
    if (this.#inventory !== undefined || this.#findings.size === 0) return;
    this.#inventory = this.#parts.clock.after(INVENTORY_MS, 'inventory of agents', () => {
      this.#inventory = undefined;
      const { world } = this.#parts;
      const changed = [...this.#findings].filter(([id, known]) => {
        const disk = world.disk(id);
        return disk !== undefined && [...known.values()].some(({ flaw }) => flaw.isMended(disk));
      });
      if (changed.length > 0) this.#scan(this.#instances(changed.map(([id]) => id)));
      this.#awaitInventory();
    });
  }
}
