import { lazy } from 'react';
import { useMlTranslation } from '../../translations';
import { axisDay } from './axisDay';
import { Plot } from './Plot';

const ProgressArea = lazy(async () => ({
  default: (await import('./plots')).ProgressArea,
}));

/** In pixels. */
const HEIGHT = 220;

/** How many entities met a goal at one moment, and how many were counted. */
export interface ProgressPoint {
  /** ISO 8601 timestamp. */
  at: string;
  met: number;
  total: number;
}

/**
 * How many entities meet a goal over time, out of how many.
 *
 * @param points - oldest first, two or more
 * @param until - ISO 8601 timestamp or date at which the goal is due
 */
export function ProgressOverTime(props: {
  points: ProgressPoint[];
  until?: string;
}) {
  const { points, until } = props;
  const { t, formats } = useMlTranslation();
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
