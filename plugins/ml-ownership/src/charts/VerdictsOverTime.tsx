import {
  HistoryMark,
  HistoryPoint,
  PortfolioHistory,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { lazy } from 'react';
import { VERDICTS } from '../verdict';
import { Formats, Translate, useWords } from '../words';
import { axisDay } from './axisDay';
import { Plot } from './Plot';
import styles from './VerdictsOverTime.module.css';

const VerdictColumns = lazy(async () => ({
  default: (await import('./drawings')).VerdictColumns,
}));

/** Of the drawing, in pixels. */
const HEIGHT = 240;

/** From the bottom to the top: what is reached stands on the ground. */
const STACK: readonly Verdict[] = [
  'yes',
  'unproven',
  'no',
  'not-assessed',
  'not-in-scope',
];

/** How many had which verdict at each moment, and when the rules changed. */
export function VerdictsOverTime(props: { history: PortfolioHistory }) {
  const { history } = props;
  const { t, formats } = useWords();
  const points = sinceFirstKnown(history.points);
  if (points.length === 0) {
    return <p className={styles.calm}>{t('charts.verdicts.tooEarly')}</p>;
  }
  const latest = points[points.length - 1];
  const shown = STACK.filter(verdict =>
    points.some(point => point.verdicts[verdict] > 0),
  );
  const marks = points.map((point, index) =>
    history.marks.filter(
      ({ at }) => at <= point.at && (index === 0 || at > points[index - 1].at),
    ),
  );
  const word = (verdict: Verdict) => t(`verdict.verdict.${verdict}`);
  const label = t('charts.verdicts.label');
  const rulesChanges = history.marks.filter(
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
          text: `${word(verdict)} ${formats.number(latest.verdicts[verdict])}`,
        }),
      )}
      notes={
        rulesChanges.length > 0 && (
          <ul className={styles.marks}>
            {rulesChanges.map(mark => (
              <li key={mark.at} className={styles.mark}>
                {describeMark(t, formats, mark)}
              </li>
            ))}
          </ul>
        )
      }
      table={{
        columns: [
          t('charts.day'),
          ...shown.map(word),
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
              marks[index]
                .map(mark => describeMark(t, formats, mark))
                .join(' '),
            ],
          }))
          .reverse(),
      }}
    >
      <VerdictColumns
        label={label}
        height={HEIGHT}
        verdicts={shown.map(verdict => ({ verdict, word: word(verdict) }))}
        moments={points.map((point, index) => ({
          at: point.at,
          day: axisDay(formats, new Date(point.at)),
          title: [
            formats.day(new Date(point.at)),
            ...marks[index].map(mark => describeMark(t, formats, mark)),
          ].join('. '),
          counts: point.verdicts,
          marked: marks[index].some(({ type }) => type === 'rules-changed'),
        }))}
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}

/** Before the first evaluation there was nothing to count. */
function sinceFirstKnown(points: HistoryPoint[]): HistoryPoint[] {
  const first = points.findIndex(({ total }) => total > 0);
  return first === -1 ? [] : points.slice(first);
}

function sentenceOf(
  t: Translate,
  formats: Formats,
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

function describeMark(
  t: Translate,
  formats: Formats,
  mark: HistoryMark,
): string {
  const day = formats.day(new Date(mark.at));
  if (mark.type === 'rules-changed') {
    return t('charts.verdicts.rulesChanged', {
      day,
      version: mark.rulesVersion ?? '',
    });
  }
  return t('charts.verdicts.ownersChanged', { day, count: mark.entities ?? 0 });
}
