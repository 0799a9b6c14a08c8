import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { architecturePath, drawArchitecture } from '../../lib/docs/architecture.ts';
import { drawStateMachine } from '../../lib/docs/draw-state-machine.ts';

describe('docs/architecture.md', () => {
  it('draws the state machines as they are (npm run generate)', () => {
    const page = readFileSync(architecturePath, 'utf8');
    expect(page).toBe(drawArchitecture(page));
  });
});

describe('a drawing', () => {
  it('has every state, choice and caught error', () => {
    const lines = drawStateMachine({
      StartAt: 'Look',
      States: {
        Look: { Type: 'Task', Next: 'Good?', Catch: [{ Next: 'Stop' }] },
        'Good?': { Type: 'Choice', Choices: [{ Next: 'Done' }], Default: 'Stop' },
        Done: { Type: 'Succeed' },
        Stop: { Type: 'Fail' },
      },
    });
    expect(lines).toEqual([
      'flowchart TD',
      '  start(( )) --> s0',
      '  s0["Look"]',
      '  s0 --> s1',
      '  s0 -. error .-> s3',
      '  s1{"Good?"}',
      '  s1 --> s3',
      '  s1 --> s2',
      '  s2(["Done"])',
      '  s3(["Stop"])',
    ]);
  });
});
