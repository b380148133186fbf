import { CrossingsPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton } from '@backstage/ui';
import { FilterBar, FIRST_PAGE, TeamFilter, TextFilter } from '../../filters';
import { useUrlState } from '../../url';
import { Agreement, AGREEMENTS, FILTER_PARAMETERS } from './crossingsQuery';
import styles from './CrossingsFilters.module.css';

const TOGGLES: Record<
  Agreement,
  { label: string; total: keyof CrossingsPageTotals }
> = {
  contract: { label: 'No contract', total: 'withoutContract' },
  freshness: { label: 'No freshness', total: 'withoutFreshness' },
  onCall: { label: 'No on-call', total: 'withoutOnCall' },
};

/** Takes every filter away. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  ...FIRST_PAGE,
};

/** The search field and filters above the crossings, kept in the search parameters. */
export function CrossingsFilters(props: {
  totals: CrossingsPageTotals | undefined;
}) {
  const { totals } = props;
  const { params, update } = useUrlState();
  const missing = params.getAll('missing');

  const team = (name: 'team' | 'fromTeam' | 'toTeam', label: string) => (
    <TeamFilter
      label={label}
      value={params.get(name) ?? undefined}
      onChange={value => update({ [name]: value, ...FIRST_PAGE })}
    />
  );

  return (
    <FilterBar
      label="Crossings"
      onClear={
        FILTER_PARAMETERS.some(name => params.has(name))
          ? () => update(WITHOUT_FILTERS)
          : undefined
      }
    >
      <TextFilter
        placeholder="Title or name at either end"
        value={params.get('search') ?? ''}
        onChange={search =>
          update({ search, ...FIRST_PAGE }, { replace: true })
        }
      />
      {team('team', 'Team')}
      {team('fromTeam', 'From team')}
      {team('toTeam', 'To team')}
      <div className={styles.toggles} role="group" aria-label="Missing">
        {AGREEMENTS.map(name => (
          <ToggleButton
            key={name}
            size="small"
            isSelected={missing.includes(name)}
            onChange={isSelected =>
              update({
                missing: isSelected
                  ? [...missing, name]
                  : missing.filter(other => other !== name),
                ...FIRST_PAGE,
              })
            }
          >
            {totals
              ? `${TOGGLES[name].label} (${totals[TOGGLES[name].total]})`
              : TOGGLES[name].label}
          </ToggleButton>
        ))}
      </div>
    </FilterBar>
  );
}
