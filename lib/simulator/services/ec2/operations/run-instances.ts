import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../../kernel/service.ts';
import { once } from '../client-tokens.ts';
import { dryRun, insufficientAddresses, invalidParameterValue } from '../errors.ts';
import { changeImage } from '../images.ts';
import { getInstances } from '../instances.ts';
import { asSeen } from '../late.ts';
import { launchParameters } from '../launch-parameters.ts';
import { freeAddresses } from '../network/addresses.ts';
import { newInstance, planLaunch } from '../new-instance.ts';
import { showReservation } from '../reservations.ts';
import { newId } from '../resource-ids.ts';
import type { Ec2State } from '../state.ts';
import { launch } from '../transitions/instance-life.ts';

export function runInstances(input: RunInstancesRequest, context: CallContext<Ec2State>): Reservation {
  const { MinCount = 1, MaxCount = MinCount } = input;
  if (MinCount < 1 || MaxCount < MinCount) {
    throw invalidParameterValue(`Value (${MinCount}) for parameter minCount is invalid. It must be 1 to maxCount.`);
  }
  const ids = once(context, { operation: 'RunInstances', token: input.ClientToken, input }, () =>
    launchAll(input, context, { MinCount, MaxCount }),
  );
  return showReservation(getInstances(context, ids));
}

/** As many as there is room for, up to the maximum; none when that is less than the minimum. */
function launchAll(
  input: RunInstancesRequest,
  context: CallContext<Ec2State>,
  asked: { MinCount: number; MaxCount: number },
): string[] {
  const { state, clock } = context;
  const seen = asSeen(context);
  const plan = planLaunch(launchParameters(input, seen), seen);
  if (input.DryRun === true) throw dryRun();
  const subnetId = plan.subnet['SubnetId'] as string;
  const count = Math.min(asked.MaxCount, freeAddresses(state, subnetId));
  if (count < asked.MinCount) throw insufficientAddresses(subnetId);
  const reservationId = newId(context.ids, 'r');
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const instance = newInstance(plan, context, i);
    ids.push(instance.InstanceId as string);
    launch(context, {
      instance,
      reservationId,
      account: context.account,
      requesterId: context.caller.kind === 'service' ? context.caller.principal : undefined,
      userData: plan.parameters.UserData,
      disks: plan.disks,
      terminationProtected: plan.parameters.DisableApiTermination ?? false,
      shutdownBehaviour: plan.parameters.InstanceInitiatedShutdownBehavior ?? 'stop',
      terminatedAtMs: undefined,
    });
  }
  const image = state.images.get(plan.parameters.ImageId);
  if (image !== undefined) changeImage(state, image, {}, { lastLaunchedMs: clock.nowMs });
  return ids;
}
