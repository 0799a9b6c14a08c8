// PENDING, CREATING, BUILDING (an instance from the parent, components, clean-up, AMI), TESTING (an instance from the
// AMI), DISTRIBUTING, INTEGRATING, AVAILABLE. Failures end in FAILED, cancelling in CANCELLED; the instance goes in
// any case, an AMI that was made stays.

import type { ServiceContext } from '../../../kernel/service.ts';
import { ServiceError } from '../../../kernel/service-error.ts';
import { buildScripts } from '../build-scripts.ts';
import { changeImage, enterState } from '../images.ts';
import { resolveParent } from '../parent-image.ts';
import type { ImagebuilderState, ImageRecord } from '../state.ts';
import { beginWorkflow, current, endWorkflow, later, type Run, stands } from './build-run.ts';
import { dismissMachine } from './dismiss-machine.ts';
import { amiRequest, integrate, needsIntegration, shareAmi } from './distribute-image.ts';
import { asService, componentFailure, fail } from './fail-build.ts';
import { launchMachine } from './launch-machine.ts';

type Context = ServiceContext<ImagebuilderState>;

export function startBuild(context: Context, record: ImageRecord): void {
  const arn = record.image.arn as string;
  context.state.images.set(arn, record);
  context.transition(arn, undefined, 'PENDING');
  const run: Run = { context, arn, attempt: record.attempt };
  later(run, { status: 'PENDING', delayMs: context.duration('imagebuilder.start') }, () => build(run));
}

/** Goes on in the stage where the image failed; without an AMI from the start. */
export function retryBuild(context: Context, record: ImageRecord): void {
  const { amiId, endedIn } = record;
  const attempt = record.attempt + 1;
  const run: Run = { context, arn: record.image.arn as string, attempt };
  changeImage(context.state, record, {}, { attempt, endedIn: undefined });
  if (amiId === undefined || endedIn === 'BUILDING' || endedIn === undefined) build(run);
  else if (endedIn === 'TESTING') test(run, amiId);
  else distribute(run, amiId);
}

function build(run: Run): void {
  const { context } = run;
  enterState(context, current(run), { status: 'CREATING' });
  enterState(context, current(run), { status: 'BUILDING', rest: { amiId: undefined } });
  beginWorkflow(run, 'BUILD');
  const recipe = current(run).image.imageRecipe;
  let parent: string;
  try {
    parent = resolveParent(context, recipe?.parentImage ?? '').ImageId;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    fail(run, error.message);
    return;
  }
  launchMachine(run, { amiId: parent, status: 'BUILDING', purpose: 'Build' }, () => {
    const delayMs = context.duration('imagebuilder.build') + context.duration('imagebuilder.sanitize');
    later(run, { status: 'BUILDING', delayMs }, () => {
      if (strikes(run, 'BUILDING')) fail(run, componentFailure(run, 'BUILDING'));
      else {
        provision(run);
        makeAmi(run);
      }
    });
  });
}

/** Of all that components do, what they do to packages: an image carries what its parent does, and that. */
function provision(run: Run): void {
  const { machineId, image } = current(run);
  if (machineId === undefined) return;
  for (const script of buildScripts(run.context, image.imageRecipe?.components ?? [])) {
    run.context.world.provision(machineId, script);
  }
}

function makeAmi(run: Run): void {
  const { context } = run;
  const record = current(run);
  const amiId = asService(run, () => {
    return context.call('ec2', 'CreateImage', amiRequest(context, record)).ImageId as string;
  });
  if (amiId === undefined) return;
  changeImage(context.state, current(run), {}, { amiId });
  context.state.watched.set(amiId, (to) => {
    context.state.watched.delete(amiId);
    if (!stands(run, 'BUILDING')) return;
    if (to !== 'available') {
      fail(run, `The AMI '${amiId}' went to state '${to}' while the image was made.`);
      return;
    }
    dismissMachine(run);
    endWorkflow(run, 'COMPLETED');
    if (record.image.imageTestsConfiguration?.imageTestsEnabled === false) distribute(run, amiId);
    else test(run, amiId);
  });
}

function test(run: Run, amiId: string): void {
  const { context } = run;
  enterState(context, current(run), { status: 'TESTING' });
  beginWorkflow(run, 'TEST');
  launchMachine(run, { amiId, status: 'TESTING', purpose: 'Test' }, () => {
    later(run, { status: 'TESTING', delayMs: context.duration('imagebuilder.test') }, () => {
      if (strikes(run, 'TESTING')) {
        fail(run, componentFailure(run, 'TESTING'));
        return;
      }
      dismissMachine(run);
      endWorkflow(run, 'COMPLETED');
      distribute(run, amiId);
    });
  });
}

function distribute(run: Run, amiId: string): void {
  const { context } = run;
  enterState(context, current(run), { status: 'DISTRIBUTING' });
  beginWorkflow(run, 'DISTRIBUTION');
  later(run, { status: 'DISTRIBUTING', delayMs: context.duration('imagebuilder.distribute') }, () => {
    if (strikes(run, 'DISTRIBUTING')) {
      fail(run, `The distribution of AMI '${amiId}' failed in Region '${context.region}'.`);
      return;
    }
    if (asService(run, () => shareAmi(context, current(run), amiId)) === undefined) return;
    integrateOrFinish(run, amiId);
  });
}

function integrateOrFinish(run: Run, amiId: string): void {
  const { context } = run;
  enterState(context, current(run), { status: 'INTEGRATING' });
  const delayMs = needsIntegration(context, current(run)) ? context.duration('imagebuilder.integrate') : 0;
  later(run, { status: 'INTEGRATING', delayMs }, () => {
    if (asService(run, () => integrate(context, current(run), amiId)) === undefined) return;
    endWorkflow(run, 'COMPLETED');
    const image = asService(run, () => context.call('ec2', 'DescribeImages', { ImageIds: [amiId] }).Images[0]);
    if (image === undefined) return;
    const ami = {
      region: context.region,
      image: amiId,
      name: image.Name as string,
      accountId: context.account,
      state: { status: 'AVAILABLE' as const },
    };
    enterState(context, current(run), { status: 'AVAILABLE', members: { outputResources: { amis: [ami] } } });
  });
}

export const UNDER_WAY: ReadonlySet<string> = new Set([
  'PENDING',
  'CREATING',
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
]);

/** Takes effect a little later, in whatever stage the build is by then; one that has ended meanwhile stays as it is. */
export function cancel(context: Context, record: ImageRecord): void {
  const run: Run = { context, arn: record.image.arn as string, attempt: record.attempt };
  context.clock.after(context.duration('imagebuilder.cancel'), `${run.arn} is cancelled`, () => {
    const now = context.state.images.get(run.arn);
    const endedIn = now?.image.state?.status ?? '';
    if (now?.attempt !== run.attempt || !UNDER_WAY.has(endedIn)) return;
    dismissMachine(run);
    endWorkflow(run, 'CANCELLED');
    const reason = 'The image creation was cancelled.';
    enterState(context, current(run), { status: 'CANCELLED', reason, rest: { endedIn } });
  });
}

function strikes({ context }: Run, operation: string): boolean {
  return context.faults.strikes('image-builder-failure', { service: 'imagebuilder', operation });
}
