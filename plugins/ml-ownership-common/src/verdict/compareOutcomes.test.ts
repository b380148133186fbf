import { Verdict } from '../schema/openapi';
import { classifyChange, compareCriteria } from './compareOutcomes';

const SAME = { gained: [], lost: [], newFailures: [] };

function state(verdict: Verdict, level: number) {
  return { verdict, level };
}

describe('classifyChange', () => {
  it.each([
    ['better', state('no', 2), state('unproven', 1)],
    ['worse', state('yes', 4), state('unproven', 3)],
    ['better', state('unproven', 1), state('unproven', 2)],
    ['worse', state('unproven', 2), state('unproven', 1)],
    ['same', state('unproven', 2), state('unproven', 2)],
    // Nothing is asked of it any more.
    ['worse', state('no', 0), state('not-in-scope', 0)],
    ['same', state('not-in-scope', 0), state('no', 0)],
    ['same', state('not-in-scope', 1), state('not-in-scope', 1)],
  ] as const)('is %s from %j to %j', (expected, before, after) => {
    expect(classifyChange(before, after, SAME)).toBe(expected);
  });

  it('compares the criteria where verdict and level are the same', () => {
    const both = [state('no', 1), state('no', 1)] as const;
    const gained = ['retrain.inputs'];
    const lost = ['deploy.runbook'];
    expect(classifyChange(...both, { ...SAME, gained })).toBe('better');
    expect(classifyChange(...both, { ...SAME, lost })).toBe('worse');
    expect(classifyChange(...both, { ...SAME, gained, lost })).toBe('worse');
    expect(classifyChange(...both, { ...SAME, newFailures: lost })).toBe(
      'worse',
    );
    expect(classifyChange(undefined, both[1], SAME)).toBe('new');
  });
});

describe('compareCriteria', () => {
  const before = [
    { id: 'a', state: 'pass' },
    { id: 'b', state: 'unknown' },
    { id: 'c', state: 'pass' },
    { id: 'd', state: 'pass' },
    { id: 'e', state: 'fail' },
  ] as const;
  const after = [
    { id: 'a', state: 'unknown' },
    { id: 'b', state: 'pass' },
    { id: 'c', state: 'fail' },
    { id: 'd', state: 'not-applicable' },
    { id: 'e', state: 'fail' },
  ] as const;

  it('lists what passes, what no longer passes, and what fails', () => {
    expect(compareCriteria(before, after)).toEqual({
      gained: ['b'],
      lost: ['a', 'c'],
      newFailures: ['c'],
    });
    expect(compareCriteria(undefined, after)).toEqual({
      gained: ['b'],
      lost: [],
      newFailures: ['c', 'e'],
    });
  });
});
