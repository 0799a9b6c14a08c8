import { describe, expect, test } from 'vitest';
import { type BuiltVersion, type FixFacts, measureFixes, partsOf } from '../../lib/decisions/measure-fixes.ts';

const at = (time: string) => `2026-11-21T${time}:00.000Z`;
const cause = {
  key: 'advisory amazon-linux ALAS2023-2026-1',
  publishedAt: at('08:00'),
  seenAt: at('09:00'),
  decidedAt: at('09:01'),
};
const built: BuiltVersion = {
  version: '2026.11.21-2',
  startedAt: at('09:02'),
  goldenAt: at('09:30'),
  causes: [cause],
};
const facts = (changes: Partial<FixFacts>): FixFacts => ({ versions: [built], fleets: [], waiting: [], ...changes });
const only = (changes: Partial<FixFacts>) => measureFixes(facts(changes))[0];
const deployed = (version: string, time: string) => ({ version, endedAt: at(time) });

test('a fix has gone all its way when the last fleet runs it', () => {
  const fix = only({
    fleets: [
      { fleet: 'staging', version: built.version, deployed: [deployed(built.version, '10:00')] },
      { fleet: 'prod', version: built.version, deployed: [deployed(built.version, '11:00')] },
    ],
  });
  expect(fix).toMatchObject({ version: built.version, firstFleetAt: at('10:00'), allFleetsAt: at('11:00') });
  expect(fix && partsOf(fix)).toEqual({
    publishedToSeen: 3600,
    seenToDecided: 60,
    decidedToStarted: 60,
    startedToGolden: 28 * 60,
    goldenToFirstFleet: 30 * 60,
    goldenToAllFleets: 90 * 60,
    publishedToAllFleets: 3 * 3600,
  });
});

describe('it is still on its way', () => {
  test('while one fleet runs what came before', () => {
    const fix = only({
      fleets: [
        { fleet: 'staging', version: built.version, deployed: [deployed(built.version, '10:00')] },
        { fleet: 'prod', version: '2026.11.21-1', deployed: [deployed('2026.11.21-1', '07:00')] },
      ],
    });
    expect(fix).toMatchObject({ firstFleetAt: at('10:00') });
    expect(fix).not.toHaveProperty('allFleetsAt');
  });

  test('after a fleet that had it was taken back', () => {
    const fleet = { fleet: 'prod', version: '2026.11.21-1', deployed: [deployed(built.version, '10:00')] };
    expect(only({ fleets: [fleet] })).not.toHaveProperty('firstFleetAt');
  });

  test('while its version is being built', () => {
    const { goldenAt: _, ...running } = built;
    expect(only({ versions: [running] })).toEqual({ ...cause, version: built.version, startedAt: built.startedAt });
  });

  test('while nothing was begun for it', () => {
    expect(only({ versions: [], waiting: [cause] })).toEqual(cause);
  });
});

test('when the version that was built for it is rejected, the next golden one carries it', () => {
  const { goldenAt: _, ...rejected } = built;
  const next: BuiltVersion = {
    version: '2026.11.21-10',
    startedAt: at('12:00'),
    goldenAt: at('12:30'),
    causes: [],
  };
  const fix = only({
    versions: [next, rejected],
    fleets: [{ fleet: 'prod', version: next.version, deployed: [deployed(next.version, '13:00')] }],
  });
  expect(fix).toMatchObject({ version: next.version, startedAt: built.startedAt, allFleetsAt: at('13:00') });
});

test('a cause that was built for twice counts once, from its first build to what the second brought', () => {
  const { goldenAt: _, ...rest } = built;
  const again: BuiltVersion = { ...rest, version: '2026.11.22-1', startedAt: '2026-11-22T06:00:00.000Z' };
  const fixes = measureFixes(facts({ versions: [again, built] }));
  expect(fixes).toEqual([{ ...cause, version: again.version, startedAt: built.startedAt }]);
});

test('an image without fleets is done when it is golden', () => {
  expect(only({})).toMatchObject({ allFleetsAt: built.goldenAt });
});
