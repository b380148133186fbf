import { criterion } from '../../__testUtils__/fixtures';
import { nextSteps } from './nextSteps';

describe('nextSteps', () => {
  const result = (level: number, blocking: string[]) => ({
    level,
    verdict: 'no' as const,
    blocking,
    exempted: false,
  });
  const ids = (steps: { id: string }[]) => steps.map(step => step.id);

  it('takes the abilities of the lowest level alone', () => {
    expect(
      ids(
        nextSteps({
          abilities: {
            retrain: result(0, ['a']),
            deploy: result(2, ['b']),
          },
          criteria: [criterion({ id: 'b' }), criterion({ id: 'a' })],
        }),
      ),
    ).toEqual(['a']);
  });

  it('puts what fails before what is stale or unknown, and what holds up more abilities first', () => {
    expect(
      ids(
        nextSteps({
          abilities: {
            retrain: result(1, ['unknown', 'one', 'both']),
            deploy: result(1, ['both', 'stale']),
          },
          criteria: [
            criterion({ id: 'unknown', state: 'unknown' }),
            criterion({ id: 'one' }),
            criterion({ id: 'stale', state: 'stale' }),
            criterion({ id: 'both' }),
          ],
        }),
      ),
    ).toEqual(['both', 'one', 'stale']);
  });

  it('has nothing to say where nothing blocks', () => {
    expect(
      nextSteps({
        abilities: { retrain: result(4, []) },
        criteria: [criterion({ id: 'a' })],
      }),
    ).toEqual([]);
  });
});
