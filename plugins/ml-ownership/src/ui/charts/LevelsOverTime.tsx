import {
  MlKind,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { lazy } from 'react';
import { ABILITIES, abilityName } from '../verdict';
import { useMlTranslation } from '../../translations';
import { axisMoment } from './axisDay';
import { Shade } from './fills';
import { LevelSpan, levelDelta, spansOf } from './levelSpans';
import layout from '../layout.module.css';
import { Plot } from './Plot';

const LevelStrips = lazy(async () => ({
  default: (await import('./plots')).LevelStrips,
}));

/** In pixels. */
const HEIGHT = 176;

const LEVELS = [0, 1, 2, 3, 4] as const satisfies readonly Shade[];

/**
 * The levels of an entity's abilities since its first evaluation.
 *
 * @param changes - newest first, two or more
 */
export function LevelsOverTime(props: {
  changes: ScorecardChange[];
  kind: MlKind;
}) {
  const { changes, kind } = props;
  const { t, formats } = useMlTranslation();
  const label = t('charts.levelsOverTime.label');
  const levelLabel = (level: Shade) =>
    `${level} ${t(`verdict.level.${level}`)}`;
  const describe = ({ from, level }: LevelSpan) => {
    const day = formats.day(new Date(from));
    return level === undefined
      ? t('charts.levelsOverTime.gone', { day })
      : t('charts.levelsOverTime.since', { day, level: levelLabel(level) });
  };
  const strips = ABILITIES.map(ability => ({
    ability,
    name: abilityName(t, ability, kind),
    spans: spansOf(changes, ability, Date.now()),
  }));
  const first = changes[changes.length - 1];
  const risen = strips.filter(({ spans }) => levelDelta(spans) > 0);
  const fallen = strips.filter(({ spans }) => levelDelta(spans) < 0);
  const names = (some: typeof strips) => formats.list(some.map(s => s.name));
  const since = { day: formats.day(new Date(first.at)) };

  return (
    <Plot
      label={label}
      sentence={[
        risen.length > 0 &&
          t('charts.levelsOverTime.rose', { ...since, names: names(risen) }),
        fallen.length > 0 &&
          t('charts.levelsOverTime.fell', { ...since, names: names(fallen) }),
        risen.length + fallen.length === 0 &&
          t('charts.levelsOverTime.same', since),
      ]
        .filter(Boolean)
        .join(' ')}
      height={HEIGHT}
      legend={LEVELS.filter(level =>
        strips.some(({ spans }) => spans.some(span => span.level === level)),
      ).map(level => ({
        key: String(level),
        fill: level,
        text: levelLabel(level),
      }))}
      table={{
        columns: [
          t('charts.levels.ability'),
          t('charts.levelsOverTime.levels'),
        ],
        rows: strips.map(({ ability, name, spans }) => ({
          key: ability,
          header: name,
          cells: [
            <ol key="spans" className={layout.list}>
              {spans.map(span => (
                <li key={span.from}>{describe(span)}</li>
              ))}
            </ol>,
          ],
        })),
      }}
    >
      <LevelStrips
        label={label}
        height={HEIGHT}
        strips={strips.map(({ name, spans }) => ({
          name,
          spans,
          lines: spans.map(describe),
        }))}
        formatMoment={(time, span) => axisMoment(formats, new Date(time), span)}
      />
    </Plot>
  );
}
