import {
  DifferencesPageTotals,
  DifferenceType,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { FIRST_PAGE, TeamFilter, TextFilter } from '../../filters';
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
    <div className={styles.root} role="search" aria-label="Differences">
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
      <div className={styles.fields}>
        <TextFilter
          className={styles.search}
          placeholder="Title or name"
          value={params.get('search') ?? ''}
          onChange={search =>
            update({ search, ...FIRST_PAGE }, { replace: true })
          }
        />
        <TeamFilter
          className={styles.filter}
          label="Owner"
          value={params.get('owner') ?? undefined}
          onChange={owner => update({ owner, ...FIRST_PAGE })}
        />
        {FILTER_PARAMETERS.some(name => params.has(name)) && (
          <Button
            variant="tertiary"
            size="small"
            iconStart={<RiCloseLine />}
            onPress={() => update(WITHOUT_FILTERS)}
          >
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}
