import {
  Ability,
  AbilityLevelCounts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { lazy } from 'react';
import { ABILITIES, abilityName } from '../verdict';
import { useMlTranslation } from '../../translations';
import { Shade } from './fills';
import { Plot } from './Plot';

const StackedBars = lazy(async () => ({
  default: (await import('./plots')).StackedBars,
}));

/** In pixels. */
const HEIGHT = 168;

const LEVELS = [0, 1, 2, 3, 4] as const satisfies readonly Shade[];

/** The highest level at which an ability counts as behind: another team has no documentation to follow yet. */
const BEHIND = 1;

/**
 * The number of entities at each level of each ability.
 *
 * @param kind - the kind of all counted entities, if there is only one: the names of the abilities depend on it
 * @param pathOf - returns the path to the entities whose level of an ability is at most the given one
 */
export function LevelsByAbility(props: {
  abilities: AbilityLevelCounts;
  kind?: MlKind;
  pathOf?: (ability: Ability, maxLevel: number) => string | undefined;
}) {
  const { abilities, kind, pathOf } = props;
  const { t, formats } = useMlTranslation();
  const label = t('charts.levels.label');
  const total = (ability: Ability) => sum(abilities[ability]);
  const behind = (ability: Ability) =>
    sum(abilities[ability].slice(0, BEHIND + 1));
  const [worst] = [...ABILITIES].sort((a, b) => behind(b) - behind(a));
  const numberOf = (ability: Ability, maxLevel: number, count: number) => {
    const href = count > 0 ? pathOf?.(ability, maxLevel) : undefined;
    const text = formats.number(count);
    return href === undefined ? (
      text
    ) : (
      <Link
        href={href}
        aria-label={t('charts.levels.link', {
          count,
          ability: abilityName(t, ability, kind),
          level: String(maxLevel),
        })}
      >
        {text}
      </Link>
    );
  };

  return (
    <Plot
      label={label}
      sentence={
        behind(worst) > 0
          ? t('charts.levels.behind', {
              ability: abilityName(t, worst, kind),
              number: numberOf(worst, BEHIND, behind(worst)),
              total: formats.number(total(worst)),
            })
          : t('charts.levels.noneBehind')
      }
      height={HEIGHT}
      legend={LEVELS.map(level => ({
        key: String(level),
        fill: level,
        text: `${level} ${t(`verdict.level.${level}`)}`,
      }))}
      table={{
        columns: [
          t('charts.levels.ability'),
          ...LEVELS.map(level => `${level} ${t(`verdict.level.${level}`)}`),
        ],
        rows: ABILITIES.map(ability => ({
          key: ability,
          header: abilityName(t, ability, kind),
          cells: LEVELS.map(level =>
            // Tables are filtered by "at most", which for level 0 means "exactly".
            level === 0
              ? numberOf(ability, 0, abilities[ability][0])
              : formats.number(abilities[ability][level]),
          ),
        })),
      }}
    >
      <StackedBars
        label={label}
        height={HEIGHT}
        rows={ABILITIES.map(ability => ({
          name: abilityName(t, ability, kind),
          values: abilities[ability],
        }))}
        parts={LEVELS.map(level => ({
          name: `${level} ${t(`verdict.level.${level}`)}`,
          shade: level,
        }))}
        formatNumber={value => formats.number(value)}
      />
    </Plot>
  );
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
