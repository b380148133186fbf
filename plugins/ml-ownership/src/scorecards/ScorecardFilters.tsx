import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import {
  FilterBar,
  FilterOption,
  FIRST_PAGE,
  MultiFilter,
  TextFilter,
} from '../filters';
import { useMlData } from '../states';
import { useUrlState } from '../url';
import {
  ABILITIES,
  abilityWord,
  CAUSE_WORDS,
  CAUSES,
  LEVEL_WORDS,
  VERDICT_WORDS,
  VERDICTS,
} from '../verdict';
import { FILTER_PARAMETERS } from './scorecardsQuery';
import styles from './ScorecardFilters.module.css';

const LIFECYCLES = ['experimental', 'production', 'deprecated'];

/** The search field and filters above a table of scorecards, kept in the search parameters. */
export function ScorecardFilters(props: { kind?: MlKind }) {
  const { kind } = props;
  const { params, update } = useUrlState();
  const { data: teams } = useMlData(['teams', { limit: 500 }], api =>
    api.getTeams({ limit: 500 }),
  );

  const owners = useMemo(
    () =>
      (teams?.items ?? []).map(team => ({
        id: team.entityRef,
        label: team.title,
      })),
    [teams],
  );

  const set = (name: string, values: string[]) =>
    update({ [name]: values, ...FIRST_PAGE });
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));

  const filter = (name: string, label: string, options: FilterOption[]) => (
    <MultiFilter
      search={name === 'owner' ? 'Find a team' : undefined}
      label={label}
      options={options}
      selected={params.getAll(name)}
      onChange={values => set(name, values)}
    />
  );

  return (
    <FilterBar
      label="Scorecards"
      onClear={
        isFiltered
          ? () =>
              update({
                ...Object.fromEntries(
                  FILTER_PARAMETERS.map(name => [name, undefined]),
                ),
                ...FIRST_PAGE,
              })
          : undefined
      }
    >
      <TextFilter
        placeholder="Title, name, description"
        value={params.get('q') ?? ''}
        onChange={q => update({ q, ...FIRST_PAGE }, { replace: true })}
      />
      {filter('owner', 'Owner', owners)}
      {filter(
        'tier',
        'Tier',
        ['1', '2', '3', '4'].map(id => ({ id, label: `Tier ${id}` })),
      )}
      {kind === 'Model' &&
        filter(
          'systemVerdict',
          'System verdict',
          VERDICTS.map(id => ({ id, label: VERDICT_WORDS[id] })),
        )}
      {filter(
        'verdict',
        'Verdict',
        VERDICTS.map(id => ({ id, label: VERDICT_WORDS[id] })),
      )}
      {filter(
        'cause',
        'Primary cause',
        CAUSES.map(id => ({ id, label: CAUSE_WORDS[id] })),
      )}
      {filter(
        'lifecycle',
        'Lifecycle',
        LIFECYCLES.map(id => ({ id, label: id })),
      )}
      <LevelFilter kind={kind} />
    </FilterBar>
  );
}

function LevelFilter(props: { kind?: MlKind }) {
  const { kind } = props;
  const { params, update } = useUrlState();
  const ability = params.get('ability') ?? 'overall';
  const maxLevel = params.get('maxLevel') ?? 'any';
  return (
    <div className={styles.levels} role="group" aria-label="Level">
      <Select
        className={styles.filter}
        size="small"
        label="Level in"
        options={[
          { id: 'overall', label: 'Any ability' },
          ...ABILITIES.map(id => ({ id, label: abilityWord(id, kind) })),
        ]}
        value={ability}
        onChange={value =>
          update({
            ability: value === 'overall' ? undefined : String(value),
            ...FIRST_PAGE,
          })
        }
      />
      <Select
        className={styles.filter}
        size="small"
        label="At most"
        options={[
          { id: 'any', label: 'Any level' },
          ...LEVEL_WORDS.slice(0, 4).map((word, level) => ({
            id: String(level),
            label: `${level} ${word}`,
          })),
        ]}
        value={maxLevel}
        onChange={value =>
          update({
            maxLevel: value === 'any' ? undefined : String(value),
            ...FIRST_PAGE,
          })
        }
      />
    </div>
  );
}
