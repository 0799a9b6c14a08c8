import { setTimeout as sleep } from 'node:timers/promises';
import type { FixTimes } from '../decisions/measure-fixes.ts';
import type { FixMessage } from '../operator/message.ts';
import { fixMessage } from '../operator/status-of-fixes.ts';
import type { Region } from '../simulator/region.ts';
import type { FleetSight } from './fleet-sight.ts';
import type { ChapterName, Requests, Tell } from './message.ts';
import type { Stage } from './stage.ts';

const MINUTE_MS = 60_000;

export interface SceneParts {
  readonly region: Region;
  readonly sight: FleetSight;
  readonly tell: Tell;
  readonly stage: Stage;
  readonly startedMs: number;
  /** How long each minute in which something goes on stays on the screen, for people who watch. */
  readonly pauseMs: number;
}

/** What a chapter plays on: time goes on in steps of a minute, and each step is shown. */
export class Scene {
  readonly region: Region;
  readonly sight: FleetSight;
  readonly #tell: Tell;
  readonly #stage: Stage;
  readonly #startedMs: number;
  readonly #pauseMs: number;
  #chapter: ChapterName = 'base-image';
  #before: { body: Requests; canary: Requests };

  constructor(parts: SceneParts) {
    this.region = parts.region;
    this.sight = parts.sight;
    this.#tell = parts.tell;
    this.#stage = parts.stage;
    this.#startedMs = parts.startedMs;
    this.#pauseMs = parts.pauseMs;
    this.#before = this.#byGroup();
  }

  begin(chapter: ChapterName, title: string): void {
    this.#chapter = chapter;
    this.#stage.clear();
    this.#tell({ event: 'chapter', name: chapter, title, virtualTime: this.#now() });
  }

  happening(text: string): void {
    this.#tell({ event: 'happening', virtualTime: this.#now(), text });
  }

  async wait(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) await this.#minute();
  }

  /** Plays until something holds; false when the limit of virtual time has passed first. */
  async until(holds: () => boolean, limitMinutes: number): Promise<boolean> {
    for (let minute = 0; minute < limitMinutes; minute++) {
      if (holds()) return true;
      await this.#minute();
    }
    return holds();
  }

  messageOf(fix: FixTimes): FixMessage {
    return fixMessage(this.sight.settings.image, fix, this.region.kernel.clock.nowMs);
  }

  requests(): Requests {
    return this.region.traffic.totals();
  }

  async #minute(): Promise<void> {
    await this.region.run({ forMs: MINUTE_MS });
    const { body, canary } = this.#byGroup();
    const before = this.#before;
    this.#before = { body, canary };
    const canaryErrorRate = errorRate(before.canary, canary);
    const baselineErrorRate = errorRate(before.body, body);
    this.#tell({
      event: 'view',
      chapter: this.#chapter,
      stage: this.#stage.text,
      instances: this.sight.instances(),
      canarySharePercent: this.sight.canarySharePercent(),
      ...(canaryErrorRate === undefined ? {} : { canaryErrorRate }),
      ...(baselineErrorRate === undefined ? {} : { baselineErrorRate }),
      requests: this.requests(),
      virtualTime: this.#now(),
      virtualSeconds: (this.region.kernel.clock.nowMs - this.#startedMs) / 1000,
      wallSeconds: performance.now() / 1000,
    });
    if (this.#pauseMs > 0 && this.sight.running() > 0) await sleep(this.#pauseMs);
  }

  #byGroup(): { body: Requests; canary: Requests } {
    const { targetGroupArn, canaryTargetGroupArn } = this.sight.settings;
    const groups = this.region.traffic.byTargetGroup();
    const none = { served: 0, failed: 0 };
    return { body: groups.get(targetGroupArn) ?? none, canary: groups.get(canaryTargetGroupArn) ?? none };
  }

  #now(): string {
    return new Date(this.region.kernel.clock.nowMs).toISOString();
  }
}

function errorRate(before: Requests, after: Requests): number | undefined {
  const served = after.served - before.served;
  const failed = after.failed - before.failed;
  return served + failed === 0 ? undefined : failed / (served + failed);
}
