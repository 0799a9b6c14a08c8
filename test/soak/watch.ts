// What must hold at every step, also while faults strike: a listener that only notes that something changed, and a look at
// the fleet once the step is done.

import type { Scene } from './scene.ts';

const LOOK_AFTER = ['ec2', 'auto-scaling', 'elastic-load-balancing-v2'];
const DENIED = /AccessDenied|NotAuthorized|UnauthorizedOperation/;

export class Watch {
  readonly #scene: Scene;
  readonly #breaches = new Set<string>();
  /** AMIs of base images that no gate may let through. */
  readonly #bad = new Set<string>();
  readonly #failedBefore: number;
  #changed = true;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#failedBefore = this.#failed(scene.fleet.targetGroupArn);
    scene.region.journal.listen((entry) => {
      if (entry.kind === 'transition') this.#changed ||= LOOK_AFTER.includes(entry.service);
      if (entry.kind !== 'call' || !DENIED.test(entry.outcome)) return;
      this.#breaches.add(`${entry.service} ${entry.operation} was denied: ${entry.message}`);
    });
  }

  addBad(baseAmi: string): void {
    this.#bad.add(baseAmi);
  }

  /** After each step of the region. */
  look(): void {
    if (!this.#changed) return;
    this.#changed = false;
    this.#capacity();
    this.#blastRadius();
  }

  breaches(): string[] {
    const dropped = this.#failed(this.#scene.fleet.targetGroupArn) - this.#failedBefore;
    return [...this.#breaches, ...(dropped === 0 ? [] : [`${dropped} requests to the body failed`])];
  }

  #capacity(): void {
    const { autoScalingGroup, targetGroupArn, minHealthyPercentage } = this.#scene.fleet;
    const { DesiredCapacity } = this.#scene.group(autoScalingGroup);
    const floor = Math.floor((DesiredCapacity * minHealthyPercentage) / 100);
    const healthy = [...this.#scene.targets(targetGroupArn).values()].filter((state) => state === 'healthy').length;
    if (healthy < floor) this.#breaches.add(`only ${healthy} healthy targets, the floor is ${floor}`);
  }

  #blastRadius(): void {
    const { autoScalingGroup, canary, canaryTargetGroupArn } = this.#scene.fleet;
    const share = this.#scene.weights().get(canaryTargetGroupArn) ?? 0;
    if (share > canary.sharePercent) this.#breaches.add(`the canary got the weight ${share}`);
    if (this.#bad.size === 0) return;
    const versions = this.#scene.versions();
    const body = this.#scene.instances([{ Name: 'tag:aws:autoscaling:groupName', Values: [autoScalingGroup] }]);
    for (const { ImageId } of body) {
      const { version, parentAmi = '' } = versions.get(ImageId) ?? {};
      if (this.#bad.has(parentAmi)) this.#breaches.add(`the bad version ${version} came into the body of the fleet`);
    }
  }

  #failed(targetGroupArn: string): number {
    return this.#scene.region.traffic.byTargetGroup().get(targetGroupArn)?.failed ?? 0;
  }
}
