import fc from 'fast-check';
import { RunState } from '../events';
import { addToRun, RunRecord } from './RunRecord';

const STATES: RunState[] = [
  'START',
  'RUNNING',
  'COMPLETE',
  'FAIL',
  'ABORT',
  'OTHER',
];

const event = fc.record({
  at: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
  run: fc.record({
    id: fc.constant('r'),
    state: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
    fields: fc.record(
      {
        commit: fc.constantFrom('a', 'b'),
        parentJob: fc.record({
          namespace: fc.constantFrom('n', 'm'),
          name: fc.constant('j'),
        }),
      },
      { requiredKeys: [] },
    ),
  }),
});

const accumulate = (events: readonly Parameters<typeof addToRun>[1][]) =>
  events.reduce<RunRecord | undefined>(addToRun, undefined);

describe('a run', () => {
  it('is the same whatever the order of its events, and however often they arrive', () => {
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 6 }).chain(events =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], {
              minLength: 2 * events.length,
            }),
          ),
        ),
        ([events, shuffled]) => {
          expect(accumulate(shuffled)).toEqual(accumulate(events));
        },
      ),
    );
  });

  it('that has ended does not start again', () => {
    const at = (time: string, state: RunState) => ({
      at: time,
      run: { id: 'r', state, fields: {} },
    });
    expect(
      accumulate([at('2', 'COMPLETE'), at('3', 'RUNNING'), at('1', 'START')]),
    ).toMatchObject({ state: 'COMPLETE', stateAt: '2', firstAt: '1' });
    expect(accumulate([at('2', 'COMPLETE'), at('3', 'FAIL')])!.state).toBe(
      'FAIL',
    );
  });
});
