import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figure, tableOf } from '../../lib/bench/figure.ts';

/** Runs the benchmark where no Python is to be found. */
function benchWithoutPython(words: string[]) {
  const empty = mkdtempSync(join(tmpdir(), 'goldsmith-'));
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/bench.ts', ...words], {
    encoding: 'utf8',
    env: { PATH: empty, HOME: empty, AWS_EC2_METADATA_DISABLED: 'true' },
  });
}

test('where Python is missing, it says so and measures the rest', () => {
  const { status, stdout, stderr } = benchWithoutPython(['--only', 'calls', '--seconds', '0.1', '--json']);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const { event, figures, notes } = JSON.parse(stdout);
  expect(event).toBe('summary');
  expect(figures.filter(({ target }: { target?: string }) => target !== undefined)).toEqual([
    expect.objectContaining({ name: 'calls in process, the region alone', target: '>= 2000' }),
    expect.objectContaining({ name: "calls over HTTP, the region's process alone", target: '>= 700' }),
  ]);
  for (const { name, value } of figures) expect(value, name).toBeGreaterThan(0);
  expect(notes.at(-1)).toBe('calls to moto are not measured: found no Python from 3.10 on');
}, 120_000);

test('a part that it does not have is named', () => {
  const { status, stderr } = benchWithoutPython(['--only', 'call']);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'cannot measure "call": the parts are release, match, feeds, calls\n',
  });
});

test('a figure is held or missed from either side, or only watched', () => {
  const table = tableOf([
    figure('damage', 0.1234, 'requests', { atMost: 0.1 }),
    figure('calls', 2345.6, 'calls/s', { atLeast: 2000 }),
    figure('length', 3, 'h'),
  ]);
  expect(table.split('\n')).toEqual([
    'figure  value  unit      target',
    '------  -----  --------  -------  ------',
    'damage  0.123  requests  <= 0.1   missed',
    'calls    2346  calls/s   >= 2000  held',
    'length      3  h',
  ]);
});
