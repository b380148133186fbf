import {
  FOUNDATION_STATES,
  FOUNDATIONS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import {
  BelowSwitch,
  FilterBar,
  FilterOption,
  FIRST_PAGE,
  MultiFilter,
  TeamsFilter,
  TextFilter,
} from '../../ui/filters';
import { useUrlState } from '../../ui/url';
import { ABILITIES, abilityName, CAUSES, VERDICTS } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { LIFECYCLES } from './lifecycleName';
import { LinkedFilters } from './LinkedFilters';
import { columnName } from './scorecardColumns';
import { FILTER_PARAMETERS, NO_TIER, OWNER_KINDS } from './scorecardsQuery';
import styles from './ScorecardFilters.module.css';

const LEVELS = [0, 1, 2, 3] as const;

const ANY = 'any';

/** The search field and filters of a scorecard table, kept in the search parameters. */
export function ScorecardFilters(props: { kind?: MlKind }) {
  const { kind } = props;
  const { params, update } = useUrlState();
  const { t } = useMlTranslation();

  // Stable between renders: the filter loads its options when it changes.
  const owners = useMemo(() => params.getAll('owner'), [params]);
  const verdicts = VERDICTS.map(id => ({
    id,
    label: t(`verdict.verdict.${id}`),
  }));

  const set = (name: string, values: string[]) =>
    update({ [name]: values, ...FIRST_PAGE });
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));

  const filter = (name: string, label: string, options: FilterOption[]) => (
    <MultiFilter
      label={label}
      options={options}
      selected={params.getAll(name)}
      onChange={values => set(name, values)}
    />
  );

  return (
    <FilterBar
      label={t('scorecards.filters')}
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
        placeholder={t('scorecards.placeholder')}
        value={params.get('q') ?? ''}
        onChange={q => update({ q, ...FIRST_PAGE }, { replace: true })}
      />
      <TeamsFilter
        label={t('scorecards.column.owner')}
        selected={owners}
        onChange={values => set('owner', values)}
      />
      <BelowSwitch by={['owner', 'operatedBy']} />
      {filter(
        'ownerKind',
        t('scorecards.ownerKind'),
        OWNER_KINDS.map(id => ({ id, label: t(`scorecards.ownedBy.${id}`) })),
      )}
      {filter('tier', t('scorecards.column.tier'), [
        ...['1', '2', '3', '4'].map(id => ({
          id,
          label: t('scorecards.tierNumber', { tier: id }),
        })),
        { id: NO_TIER, label: t('scorecards.noTier') },
      ])}
      {kind === 'Model' &&
        filter('systemVerdict', t('scorecards.column.systemVerdict'), verdicts)}
      {filter('verdict', columnName(t, 'verdict', kind), verdicts)}
      {filter(
        'cause',
        t('scorecards.column.cause'),
        CAUSES.map(id => ({ id, label: t(`verdict.cause.${id}`) })),
      )}
      {filter(
        'lifecycle',
        t('scorecards.column.lifecycle'),
        LIFECYCLES.map(id => ({ id, label: t(`scorecards.lifecycle.${id}`) })),
      )}
      <LevelFilter kind={kind} />
      <FoundationFilter />
      <LinkedFilters kind={kind} />
    </FilterBar>
  );
}

function LevelFilter(props: { kind?: MlKind }) {
  const { kind } = props;
  const { params, update } = useUrlState();
  const { t } = useMlTranslation();
  const ability = params.get('ability') ?? 'overall';
  const maxLevel = params.get('maxLevel') ?? 'any';
  return (
    <div
      className={styles.levels}
      role="group"
      aria-label={t('scorecards.level')}
    >
      <Select
        className={styles.filter}
        size="small"
        label={t('scorecards.levelIn')}
        options={[
          { id: 'overall', label: t('scorecards.anyAbility') },
          ...ABILITIES.map(id => ({ id, label: abilityName(t, id, kind) })),
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
        label={t('scorecards.atMost')}
        options={[
          { id: 'any', label: t('scorecards.anyLevel') },
          ...LEVELS.map(level => ({
            id: String(level),
            label: t('scorecards.levelNumber', {
              level: String(level),
              name: t(`verdict.level.${level}`),
            }),
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

function FoundationFilter() {
  const { params, update } = useUrlState();
  const { t } = useMlTranslation();
  const select = (
    name: 'foundation' | 'foundationState',
    label: string,
    options: FilterOption[],
  ) => (
    <Select
      className={styles.filter}
      size="small"
      label={label}
      options={[{ id: ANY, label: t('filters.any') }, ...options]}
      value={options.find(({ id }) => id === params.get(name))?.id ?? ANY}
      onChange={value =>
        update({
          [name]: value === ANY ? undefined : String(value),
          ...FIRST_PAGE,
        })
      }
    />
  );
  return (
    <div
      className={styles.levels}
      role="group"
      aria-label={t('scorecards.foundation')}
    >
      {select(
        'foundation',
        t('scorecards.foundation'),
        FOUNDATIONS.map(id => ({ id, label: t(`verdict.foundation.${id}`) })),
      )}
      {select(
        'foundationState',
        t('scorecards.foundationState'),
        FOUNDATION_STATES.map(id => ({
          id,
          label: t(`foundations.state.${id}`),
        })),
      )}
    </div>
  );
}
