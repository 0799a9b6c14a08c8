import type { Reservation } from '@aws-sdk/client-ec2';
import type { InstanceRecord } from './state.ts';

/** Instances of one launch as answers show them. */
export function showReservation(records: readonly InstanceRecord[]): Reservation {
  const first = records[0];
  return {
    ReservationId: first?.reservationId,
    OwnerId: first?.account,
    ...(first?.requesterId === undefined ? {} : { RequesterId: first.requesterId }),
    Groups: [],
    Instances: records.map((record) => record.instance),
  };
}

export function groupByReservation(records: readonly InstanceRecord[]): Reservation[] {
  const groups = new Map<string, InstanceRecord[]>();
  for (const record of records) {
    const group = groups.get(record.reservationId);
    if (group === undefined) groups.set(record.reservationId, [record]);
    else group.push(record);
  }
  return [...groups.values()].map(showReservation);
}
