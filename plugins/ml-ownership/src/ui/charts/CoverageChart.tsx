import {
  Coverage,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { lazy } from 'react';
import { useMlTranslation } from '../../translations';
import { Plot } from './Plot';
import layout from '../layout.module.css';

const StackedBars = lazy(async () => ({
  default: (await import('./plots')).StackedBars,
}));

/** Height of one bar including gaps, in pixels. */
const ROW_HEIGHT = 40;

/**
 * Coverage by kind: how many of the applicable criteria have evidence.
 *
 * @param pathOf - returns the path to the entities of a kind, lowest coverage first
 */
export function CoverageChart(props: {
  kinds: Array<{ kind: MlKind; coverage: Coverage }>;
  pathOf?: (kind: MlKind) => string | undefined;
}) {
  const { pathOf } = props;
  const { t, formats } = useMlTranslation();
  const kinds = props.kinds.filter(({ coverage }) => coverage.applicable > 0);
  const label = t('charts.coverage.label');
  const name = (kind: MlKind) => t(`charts.kinds.${kind}`);
  const parts = [
    { name: t('charts.coverage.known'), shade: 3 as const },
    { name: t('charts.coverage.unknown'), shade: 0 as const },
  ];
  if (kinds.length === 0) {
    return <>{t('charts.coverage.none')}</>;
  }
  return (
    <Plot
      label={label}
      sentence={
        <ul className={layout.list}>
          {kinds.map(({ kind, coverage }) => (
            <li key={kind}>
              {t('charts.coverage.sentence', {
                kind: <Link href={pathOf?.(kind)}>{name(kind)}</Link>,
                share: formats.share(coverage.known / coverage.applicable),
                known: formats.number(coverage.known),
                applicable: formats.number(coverage.applicable),
              })}
            </li>
          ))}
        </ul>
      }
      height={kinds.length * ROW_HEIGHT}
      legend={parts.map(part => ({
        key: part.name,
        fill: part.shade,
        text: part.name,
      }))}
      table={{
        columns: [t('charts.coverage.kind'), ...parts.map(part => part.name)],
        rows: kinds.map(({ kind, coverage: { known, applicable } }) => ({
          key: kind,
          header: name(kind),
          cells: [formats.number(known), formats.number(applicable - known)],
        })),
      }}
    >
      <StackedBars
        label={label}
        height={kinds.length * ROW_HEIGHT}
        rows={kinds.map(({ kind, coverage: { known, applicable } }) => ({
          name: name(kind),
          values: [known, applicable - known],
        }))}
        parts={parts}
        asShares
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}
