import {
  Cause,
  CauseCounts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { lazy } from 'react';
import { CAUSES } from '../verdict';
import { useWords } from '../words';
import { Shade } from './fills';
import { Plot } from './Plot';

const StackedBars = lazy(async () => ({
  default: (await import('./drawings')).StackedBars,
}));

/** Of the drawing, in pixels. */
const HEIGHT = 168;

/** A kind keeps its shade, whichever others are shown. */
const SHADES: Record<MlKind, Shade> = { Model: 4, Dataset: 2, Pipeline: 0 };

/**
 * Why entities fail: their primary causes, by kind.
 *
 * @param pathOf - leads to the entities of a kind with a primary cause
 */
export function CausesChart(props: {
  kinds: Array<{ kind: MlKind; causes: CauseCounts }>;
  pathOf?: (cause: Cause, kind: MlKind) => string | undefined;
}) {
  const { kinds, pathOf } = props;
  const { t, formats } = useWords();
  const label = t('charts.causes.label');
  const total = (cause: Cause) =>
    kinds.reduce((sum, { causes }) => sum + causes[cause], 0);
  const [most] = [...CAUSES].sort((a, b) => total(b) - total(a));
  const word = (cause: Cause) => t(`verdict.cause.${cause}`);
  const parts = kinds.map(({ kind }) => ({
    name: t(`charts.kinds.${kind}`),
    shade: SHADES[kind],
  }));

  if (total(most) === 0) {
    return <>{t('charts.causes.none')}</>;
  }
  const linkTo = (cause: Cause, kind: MlKind, count: number) => {
    const href = count > 0 ? pathOf?.(cause, kind) : undefined;
    return href === undefined ? (
      formats.number(count)
    ) : (
      <Link
        href={href}
        aria-label={t('charts.causes.link', {
          entities: t(`verdict.countOf${kind}`, { count }),
          cause: word(cause),
        })}
      >
        {formats.number(count)}
      </Link>
    );
  };
  return (
    <Plot
      label={label}
      sentence={t('charts.causes.most', {
        meaning: t(`verdict.causeMeaning.${most}`),
        cause: word(most),
      })}
      height={HEIGHT}
      legend={kinds.map(({ kind }, index) => ({
        key: kind,
        fill: parts[index].shade,
        text: parts[index].name,
      }))}
      table={{
        columns: [
          t('charts.causes.cause'),
          ...parts.map(({ name }) => name),
          t('charts.all'),
        ],
        rows: CAUSES.map(cause => ({
          key: cause,
          header: word(cause),
          cells: [
            ...kinds.map(({ kind, causes }) =>
              linkTo(cause, kind, causes[cause]),
            ),
            formats.number(total(cause)),
          ],
        })),
      }}
    >
      <StackedBars
        label={label}
        height={HEIGHT}
        rows={CAUSES.map(cause => ({
          name: word(cause),
          values: kinds.map(({ causes }) => causes[cause]),
        }))}
        parts={parts}
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}
