import { describe, expect, it } from 'vitest';
import { parseBrokenBuild } from '../../lambdas/clean-up/broken-build.ts';

describe('a build that did not reach its end', () => {
  it('is named by the machine itself', () => {
    const build = {
      image: 'web',
      version: '2026.11.21-1',
      execution: 'web-2026.11.21-1',
      reason: 'Ec2.Ec2Exception: no',
    };
    expect(parseBrokenBuild(build)).toEqual(build);
  });

  it('is named by Step Functions, with the status and whatever error there is', () => {
    const detail = { name: 'web-2026.11.21-1', input: '{"image":"web","version":"2026.11.21-1"}' };
    expect(parseBrokenBuild({ detail: { ...detail, status: 'TIMED_OUT', error: null, cause: null } })).toEqual({
      image: 'web',
      version: '2026.11.21-1',
      execution: 'web-2026.11.21-1',
      reason: 'the build ended TIMED_OUT',
    });
    const aborted = parseBrokenBuild({ detail: { ...detail, status: 'ABORTED', error: 'Stop', cause: 'by anna' } });
    expect(aborted.reason).toBe('the build ended ABORTED: Stop: by anna');
  });

  it('is refused when it names no version', () => {
    expect(() => parseBrokenBuild({ detail: { name: 'x', status: 'FAILED', input: '{}' } })).toThrow();
  });
});
