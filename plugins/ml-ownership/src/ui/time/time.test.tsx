import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { CalendarDate } from './CalendarDate';
import { PointInTime } from './PointInTime';

describe('formatted times', () => {
  const days = (count: number) =>
    new Date(Date.now() - count * 24 * 3600_000).toISOString();

  it.each([
    ['en', '24 Dec 2026', '3 days ago', 'just now'],
    ['de', '24. Dez. 2026', 'vor 3 Tagen', 'gerade eben'],
  ] as const)('use the format of %s', async (language, day, distance, now) => {
    renderPage(
      <>
        <CalendarDate at="2026-12-24T12:00:00Z" />
        <PointInTime at={days(3)} />
        <PointInTime at={days(0)} />
      </>,
      { language: language === 'de' ? language : undefined },
    );
    expect(await screen.findByText(day)).toBeInTheDocument();
    expect(screen.getByText(distance)).toBeInTheDocument();
    expect(screen.getByText(now)).toBeInTheDocument();
  });
});
