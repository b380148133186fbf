import { contains, timeIntervalSchema } from './TimeInterval';

describe('contains', () => {
  it.each([
    [
      '2026-11-30T08:59:00Z',
      { times: [{ start_time: '09:00', end_time: '17:00' }] },
      false,
    ],
    [
      '2026-11-30T09:00:00Z',
      { times: [{ start_time: '09:00', end_time: '17:00' }] },
      true,
    ],
    [
      '2026-11-30T17:00:00Z',
      { times: [{ start_time: '09:00', end_time: '17:00' }] },
      false,
    ],
    [
      '2026-11-30T23:59:00Z',
      { times: [{ start_time: '22:00', end_time: '24:00' }] },
      true,
    ],
    [
      '2026-11-30T08:30:00Z',
      {
        times: [{ start_time: '09:00', end_time: '17:00' }],
        location: 'Europe/Berlin',
      },
      true,
    ],
    ['2026-11-30T12:00:00Z', { weekdays: ['monday:friday'] }, true],
    ['2026-11-29T12:00:00Z', { weekdays: ['monday:friday'] }, false],
    [
      '2026-11-29T23:30:00Z',
      { weekdays: ['monday'], location: 'Europe/Berlin' },
      true,
    ],
    ['2026-11-30T12:00:00Z', { days_of_month: ['-1'] }, true],
    ['2026-11-29T12:00:00Z', { days_of_month: ['-1', '1:5'] }, false],
    [
      '2026-11-30T12:00:00Z',
      { months: ['october:december'], years: ['2026'] },
      true,
    ],
    ['2026-11-30T12:00:00Z', { months: ['1:10'] }, false],
    ['2026-11-30T12:00:00Z', { years: ['2020:2025'] }, false],
  ])('at %s of %j is %s', (at, interval, expected) => {
    expect(contains(timeIntervalSchema.parse(interval), Date.parse(at))).toBe(
      expected,
    );
  });
});
