import { lazy } from 'react';
import { useWords } from '../words';
import { axisDay } from './axisDay';
import { Plot } from './Plot';

const ProgressArea = lazy(async () => ({
  default: (await import('./drawings')).ProgressArea,
}));

/** Of the drawing, in pixels. */
const HEIGHT = 220;

/** How many met a goal at one moment, and how many should. */
export interface ProgressPoint {
  /** ISO 8601 instant. */
  at: string;
  met: number;
  total: number;
}

/**
 * How many meet a goal, over time, and how many should.
 *
 * @param points - the oldest first, two or more
 * @param until - ISO 8601 instant or date by which all should
 */
export function ProgressOverTime(props: {
  points: ProgressPoint[];
  until?: string;
}) {
  const { points, until } = props;
  const { t, formats } = useWords();
  const label = t('charts.progress.label');
  const [first, latest] = [points[0], points[points.length - 1]];
  const describe = ({ met, total }: { met: number; total: number }) =>
    t('charts.progress.met', { met, total });

  return (
    <Plot
      label={label}
      sentence={t('charts.progress.sentence', {
        day: formats.day(new Date(first.at)),
        from: first.met,
        to: latest.met,
        total: latest.total,
      })}
      height={HEIGHT}
      legend={[
        {
          key: 'met',
          fill: 2,
          text: `${t('charts.progress.reached')} ${formats.number(latest.met)}`,
        },
        {
          key: 'all',
          fill: 'not-assessed',
          text: `${t('charts.all')} ${formats.number(latest.total)}`,
        },
      ]}
      table={{
        columns: [
          t('charts.day'),
          t('charts.progress.reached'),
          t('charts.all'),
        ],
        rows: points
          .map(({ at, met, total }) => ({
            key: at,
            header: formats.day(new Date(at)),
            cells: [formats.number(met), formats.number(total)],
          }))
          .reverse(),
      }}
    >
      <ProgressArea
        label={label}
        height={HEIGHT}
        moments={points.map(({ at, met, total }) => ({
          time: Date.parse(at),
          met,
          total,
        }))}
        until={until === undefined ? undefined : Date.parse(until)}
        formatDay={time => axisDay(formats, new Date(time))}
        formatNumber={value => formats.number(value)}
        describe={describe}
      />
    </Plot>
  );
}
