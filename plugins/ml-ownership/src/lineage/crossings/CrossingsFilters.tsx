import { CrossingsPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, ToggleButton } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { FIRST_PAGE, TeamFilter, TextFilter } from '../../filters';
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
      className={styles.filter}
      label={label}
      value={params.get(name) ?? undefined}
      onChange={value => update({ [name]: value, ...FIRST_PAGE })}
    />
  );

  return (
    <div className={styles.root} role="search" aria-label="Crossings">
      <TextFilter
        className={styles.search}
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
  );
}
