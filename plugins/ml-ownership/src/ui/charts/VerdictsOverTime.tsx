import {
  HistoryEvent,
  HistoryPoint,
  PortfolioHistory,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { lazy } from 'react';
import { VERDICTS } from '../verdict';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import { axisDay } from './axisDay';
import { Plot } from './Plot';
import styles from './VerdictsOverTime.module.css';

const VerdictColumns = lazy(async () => ({
  default: (await import('./plots')).VerdictColumns,
}));

/** In pixels. */
const HEIGHT = 240;

/** From bottom to top: the best verdict is at the baseline. */
const STACK: readonly Verdict[] = [
  'yes',
  'unproven',
  'no',
  'not-assessed',
  'not-in-scope',
];

/** The number of entities by verdict over time, and when the rules changed. */
export function VerdictsOverTime(props: { history: PortfolioHistory }) {
  const { history } = props;
  const { t, formats } = useMlTranslation();
  const points = sinceFirstKnown(history.points);
  if (points.length === 0) {
    return <p className={styles.calm}>{t('charts.verdicts.tooEarly')}</p>;
  }
  const latest = points[points.length - 1];
  const shown = STACK.filter(verdict =>
    points.some(point => point.verdicts[verdict] > 0),
  );
  const events = points.map((point, index) =>
    history.events.filter(
      ({ at }) => at <= point.at && (index === 0 || at > points[index - 1].at),
    ),
  );
  const verdictLabel = (verdict: Verdict) => t(`verdict.verdict.${verdict}`);
  const label = t('charts.verdicts.label');
  const rulesChanges = history.events.filter(
    ({ type, at }) => type === 'rules-changed' && at > points[0].at,
  );

  return (
    <Plot
      label={label}
      sentence={sentenceOf(t, formats, points)}
      height={HEIGHT}
      legend={VERDICTS.filter(verdict => shown.includes(verdict)).map(
        verdict => ({
          key: verdict,
          fill: verdict,
          text: `${verdictLabel(verdict)} ${formats.number(
            latest.verdicts[verdict],
          )}`,
        }),
      )}
      notes={
        rulesChanges.length > 0 && (
          <ul className={styles.events}>
            {rulesChanges.map(event => (
              <li key={event.at} className={styles.event}>
                {describeEvent(t, formats, event)}
              </li>
            ))}
          </ul>
        )
      }
      table={{
        columns: [
          t('charts.day'),
          ...shown.map(verdictLabel),
          t('charts.all'),
          t('charts.note'),
        ],
        rows: points
          .map((point, index) => ({
            key: point.at,
            header: formats.day(new Date(point.at)),
            cells: [
              ...shown.map(verdict => formats.number(point.verdicts[verdict])),
              formats.number(point.total),
              events[index]
                .map(event => describeEvent(t, formats, event))
                .join(' '),
            ],
          }))
          .reverse(),
      }}
    >
      <VerdictColumns
        label={label}
        height={HEIGHT}
        verdicts={shown.map(verdict => ({
          verdict,
          name: verdictLabel(verdict),
        }))}
        moments={points.map((point, index) => ({
          at: point.at,
          day: axisDay(formats, new Date(point.at)),
          title: [
            formats.day(new Date(point.at)),
            ...events[index].map(event => describeEvent(t, formats, event)),
          ].join('. '),
          counts: point.verdicts,
          marked: events[index].some(({ type }) => type === 'rules-changed'),
        }))}
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}

/** Drops the points before the first evaluation. */
function sinceFirstKnown(points: HistoryPoint[]): HistoryPoint[] {
  const first = points.findIndex(({ total }) => total > 0);
  return first === -1 ? [] : points.slice(first);
}

function sentenceOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  points: HistoryPoint[],
): string {
  const [first, latest] = [points[0], points[points.length - 1]];
  if (points.length === 1) {
    return t('charts.verdicts.firstDay', {
      verdict: t('verdict.verdict.yes'),
      number: latest.verdicts.yes,
      total: latest.total,
    });
  }
  const change = (verdict: Verdict) => ({
    verdict: t(`verdict.verdict.${verdict}`),
    from: first.verdicts[verdict],
    to: latest.verdicts[verdict],
  });
  const yes = change('yes');
  const no = change('no');
  const gaps = {
    ...yes,
    total: latest.total,
    day: formats.day(new Date(first.at)),
  };
  return [
    yes.to > yes.from && t('charts.verdicts.rose', gaps),
    yes.to < yes.from && t('charts.verdicts.fell', gaps),
    yes.to === yes.from && t('charts.verdicts.stayed', gaps),
    no.to > no.from && t('charts.verdicts.otherRose', no),
    no.to < no.from && t('charts.verdicts.otherFell', no),
  ]
    .filter(Boolean)
    .join(' ');
}

function describeEvent(
  t: TranslateFunction,
  formats: LocaleFormatters,
  event: HistoryEvent,
): string {
  const day = formats.day(new Date(event.at));
  if (event.type === 'rules-changed') {
    return t('charts.verdicts.rulesChanged', {
      day,
      version: event.rulesVersion ?? '',
    });
  }
  return t('charts.verdicts.ownersChanged', {
    day,
    count: event.entities ?? 0,
  });
}
