import {
  Foundation,
  FoundationPoint,
  FOUNDATIONS,
  getApplicableCount,
  getPassingShare,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { lazy } from 'react';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import layout from '../layout.module.css';
import { axisMoment } from './axisDay';
import { LineStyle } from './lines';
import { Plot } from './Plot';

const ShareLines = lazy(async () => ({
  default: (await import('./plots')).ShareLines,
}));

/** In pixels. */
const HEIGHT = 240;

/** Smaller changes of a share round to the same percentage, or nearly so. */
const MIN_CHANGE = 0.01;

/** The share of the criteria of each foundation that pass, over time. */
export function FoundationsOverTime(props: { points: FoundationPoint[] }) {
  const { t, formats } = useMlTranslation();
  const points = props.points.filter(({ foundations }) =>
    FOUNDATIONS.some(one => getApplicableCount(foundations[one]) > 0),
  );
  if (points.length < 2) {
    return <p className={layout.note}>{t('charts.foundations.tooEarly')}</p>;
  }
  const latest = points[points.length - 1];
  const label = t('charts.foundations.label');
  const shown = FOUNDATIONS.filter(foundation =>
    points.some(point => shareAt(point, foundation) !== undefined),
  );
  const name = (foundation: Foundation) =>
    t(`verdict.foundation.${foundation}`);
  const share = (point: FoundationPoint, foundation: Foundation) => {
    const value = shareAt(point, foundation);
    return value === undefined ? '–' : formats.share(value);
  };
  const span = Date.parse(latest.at) - Date.parse(points[0].at);

  return (
    <Plot
      label={label}
      sentence={sentenceOf(t, formats, points)}
      height={HEIGHT}
      legend={shown.map(foundation => ({
        key: foundation,
        line: FOUNDATIONS.indexOf(foundation) as LineStyle,
        text: t('charts.foundations.share', {
          foundation: name(foundation),
          share: share(latest, foundation),
        }),
      }))}
      table={{
        columns: [t('charts.day'), ...shown.map(name)],
        rows: points
          .map(point => ({
            key: point.at,
            header: formats.day(new Date(point.at)),
            cells: shown.map(foundation => share(point, foundation)),
          }))
          .reverse(),
      }}
    >
      <ShareLines
        label={label}
        height={HEIGHT}
        series={shown.map(foundation => ({
          key: foundation,
          name: name(foundation),
          line: FOUNDATIONS.indexOf(foundation) as LineStyle,
        }))}
        moments={points.map(point => ({
          time: Date.parse(point.at),
          shares: Object.fromEntries(
            shown.map(foundation => [foundation, shareAt(point, foundation)]),
          ),
          lines: shown.map(foundation =>
            t('charts.foundations.share', {
              foundation: name(foundation),
              share: share(point, foundation),
            }),
          ),
        }))}
        formatDay={time => axisMoment(formats, new Date(time), span)}
        formatShare={value => formats.share(value)}
      />
    </Plot>
  );
}

function shareAt(
  point: FoundationPoint,
  foundation: Foundation,
): number | undefined {
  return getPassingShare(point.foundations[foundation]);
}

/** Names the foundations whose share has risen or fallen most. */
function sentenceOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  points: FoundationPoint[],
): string {
  const [first, latest] = [points[0], points[points.length - 1]];
  const changes = FOUNDATIONS.flatMap(foundation => {
    const from = shareAt(first, foundation);
    const to = shareAt(latest, foundation);
    return from === undefined || to === undefined
      ? []
      : [{ foundation, from, to, change: to - from }];
  }).sort((a, b) => b.change - a.change);
  const day = formats.day(new Date(first.at));
  const [best, worst] = [changes[0], changes[changes.length - 1]];
  const values = ({ foundation, from, to }: (typeof changes)[number]) => ({
    day,
    foundation: t(`verdict.foundation.${foundation}`),
    from: formats.share(from),
    to: formats.share(to),
  });
  const sentences = [
    best?.change >= MIN_CHANGE && t('charts.foundations.rose', values(best)),
    worst?.change <= -MIN_CHANGE && t('charts.foundations.fell', values(worst)),
  ].filter(Boolean);
  return sentences.length > 0
    ? sentences.join(' ')
    : t('charts.foundations.same', { day });
}
