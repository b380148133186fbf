import {
  Cause,
  CauseCounts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { lazy } from 'react';
import { CAUSES } from '../verdict';
import { useMlTranslation } from '../../translations';
import { Shade } from './fills';
import { Plot } from './Plot';

const StackedBars = lazy(async () => ({
  default: (await import('./plots')).StackedBars,
}));

/** In pixels. */
const HEIGHT = 168;

/** Each kind has a fixed shade, independent of the kinds shown. */
const SHADES: Record<MlKind, Shade> = { Model: 4, Dataset: 2, Pipeline: 0 };
const SHADE_OF_ALL: Shade = 3;

/**
 * Primary causes of the entities whose verdict is not yes.
 *
 * @param counted - counts by kind, or for all kinds together
 * @param pathOf - returns the path to the entities of a kind with a primary cause
 */
export function CausesChart(props: {
  counted: Array<{ kind?: MlKind; causes: CauseCounts }>;
  pathOf?: (cause: Cause, kind: MlKind) => string | undefined;
}) {
  const { counted, pathOf } = props;
  const { t, formats } = useMlTranslation();
  const label = t('charts.causes.label');
  const total = (cause: Cause) =>
    counted.reduce((sum, { causes }) => sum + causes[cause], 0);
  const [most] = [...CAUSES].sort((a, b) => total(b) - total(a));
  const causeLabel = (cause: Cause) => t(`verdict.cause.${cause}`);
  const parts = counted.map(({ kind }) => ({
    name: kind ? t(`charts.kinds.${kind}`) : t('charts.all'),
    shade: kind ? SHADES[kind] : SHADE_OF_ALL,
  }));
  const several = counted.length > 1;

  if (total(most) === 0) {
    return <>{t('charts.causes.none')}</>;
  }
  const linkTo = (cause: Cause, kind: MlKind | undefined, count: number) => {
    const href = count > 0 && kind ? pathOf?.(cause, kind) : undefined;
    return !kind || href === undefined ? (
      formats.number(count)
    ) : (
      <Link
        href={href}
        aria-label={t('charts.causes.link', {
          entities: t(`verdict.countOf${kind}`, { count }),
          cause: causeLabel(cause),
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
        cause: causeLabel(most),
      })}
      height={HEIGHT}
      legend={
        several
          ? parts.map(({ name, shade }) => ({
              key: name,
              fill: shade,
              text: name,
            }))
          : []
      }
      table={{
        columns: [
          t('charts.causes.cause'),
          ...parts.map(({ name }) => name),
          ...(several ? [t('charts.all')] : []),
        ],
        rows: CAUSES.map(cause => ({
          key: cause,
          header: causeLabel(cause),
          cells: [
            ...counted.map(({ kind, causes }) =>
              linkTo(cause, kind, causes[cause]),
            ),
            ...(several ? [formats.number(total(cause))] : []),
          ],
        })),
      }}
    >
      <StackedBars
        label={label}
        height={HEIGHT}
        rows={CAUSES.map(cause => ({
          name: causeLabel(cause),
          values: counted.map(({ causes }) => causes[cause]),
        }))}
        parts={parts}
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}
