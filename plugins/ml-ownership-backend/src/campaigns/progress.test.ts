import fc from 'fast-check';
import { addDays } from '../time/addDays';
import { daysBetween } from './daysBetween';
import { toCumulativeSeries } from './toCumulativeSeries';

const DAY = fc
  .integer({ min: 0, max: 3000 })
  .map(n => addDays('2024-01-01', n));

describe('daysBetween', () => {
  it('includes both ends, each day once and in order, up to the limit', () => {
    fc.assert(
      fc.property(DAY, DAY, fc.integer({ min: 2, max: 50 }), (a, b, most) => {
        const [from, to] = [a, b].sort();
        const days = daysBetween(from, to, most);
        expect([days[0], days.at(-1)]).toEqual([from, to]);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.length).toBeLessThanOrEqual(most);
      }),
    );
    expect(daysBetween('2027-01-02', '2027-01-01', 9)).toEqual([]);
  });
});

describe('toCumulativeSeries', () => {
  it('sums all changes until the end of each day', () => {
    const change = fc.record({
      day: DAY,
      total: fc.integer({ min: -3, max: 9 }),
      met: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc
          .array(change)
          .map(all => all.sort((a, b) => (a.day < b.day ? -1 : 1))),
        fc.uniqueArray(DAY).map(days => days.sort()),
        (changes, days) => {
          const sums = days.map(day => {
            const until = changes.filter(one => one.day <= day);
            const sum = (part: 'total' | 'met') =>
              until.reduce((all, one) => all + one[part], 0);
            return { day, total: sum('total'), met: sum('met') };
          });
          expect(toCumulativeSeries(changes, days)).toEqual(
            sums.filter(({ total }) => total > 0),
          );
        },
      ),
    );
  });
});
