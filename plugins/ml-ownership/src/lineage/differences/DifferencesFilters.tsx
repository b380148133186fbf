import {
  DifferencesPageTotals,
  DifferenceType,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { FilterBar, FIRST_PAGE, TeamFilter, TextFilter } from '../../filters';
import { useUrlState } from '../../url';
import {
  DIFFERENCE_TYPES,
  differencesQuery,
  FILTER_PARAMETERS,
} from './differencesQuery';
import styles from './DifferencesFilters.module.css';

const TYPE_WORDS: Record<DifferenceType, string> = {
  undeclared: 'Seen, not declared',
  unobserved: 'Declared, not seen',
  ghost: 'Not in the catalog',
};

const ALL = 'all';

/** Takes every filter away. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  ...FIRST_PAGE,
};

/** The search field and filters above the differences, kept in the search parameters. */
export function DifferencesFilters(props: { totals: DifferencesPageTotals }) {
  const { totals } = props;
  const { params, update } = useUrlState();
  const [type = ALL] = differencesQuery(params).types ?? [];
  const all = totals.undeclared + totals.unobserved + totals.ghost;

  return (
    <div className={styles.root}>
      <ToggleButtonGroup
        aria-label="Kind of difference"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[type]}
        onSelectionChange={keys => {
          const [chosen] = keys;
          update({
            type: chosen === ALL ? undefined : String(chosen),
            ...FIRST_PAGE,
          });
        }}
      >
        <ToggleButton id={ALL}>{`All (${all})`}</ToggleButton>
        {DIFFERENCE_TYPES.map(id => (
          <ToggleButton key={id} id={id}>
            {`${TYPE_WORDS[id]} (${totals[id]})`}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <FilterBar
        label="Differences"
        onClear={
          FILTER_PARAMETERS.some(name => params.has(name))
            ? () => update(WITHOUT_FILTERS)
            : undefined
        }
      >
        <TextFilter
          placeholder="Title or name"
          value={params.get('search') ?? ''}
          onChange={search =>
            update({ search, ...FIRST_PAGE }, { replace: true })
          }
        />
        <TeamFilter
          label="Owner"
          value={params.get('owner') ?? undefined}
          onChange={owner => update({ owner, ...FIRST_PAGE })}
        />
      </FilterBar>
    </div>
  );
}
