import { describe, expect, it } from 'vitest';
import { EndEvent, subjectOf } from '../../lambdas/resume-task/end-event.ts';

const event = (fields: object) => EndEvent.parse({ time: '2026-11-21T00:00:00Z', resources: [], ...fields });

describe('what an event says has ended', () => {
  it('is the first resource of Image Builder', () => {
    const arn = 'arn:aws:imagebuilder:us-east-1:1:image/goldsmith-web/1.0.0/1';
    const detail = { 'previous-state': { status: 'TESTING' }, state: { status: 'AVAILABLE' } };
    expect(subjectOf(event({ source: 'aws.imagebuilder', resources: [arn], detail }))).toBe(arn);
  });

  it('is the command, or the instance refresh', () => {
    expect(subjectOf(event({ source: 'aws.ssm', detail: { 'command-id': 'c-1', status: 'Success' } }))).toBe('c-1');
    expect(subjectOf(event({ source: 'aws.autoscaling', detail: { InstanceRefreshId: 'r-1' } }))).toBe('r-1');
  });

  it('cannot be told of strangers, or of an image that is not named', () => {
    expect(() => event({ source: 'aws.ec2', detail: {} })).toThrow();
    expect(() => event({ source: 'aws.ssm', detail: { status: 'Success' } })).toThrow();
    expect(() => subjectOf(event({ source: 'aws.imagebuilder', detail: {} }))).toThrow('names no image');
  });
});
