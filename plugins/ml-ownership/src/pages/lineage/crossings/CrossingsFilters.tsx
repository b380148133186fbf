import { CrossingsPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton } from '@backstage/ui';
import {
  BelowSwitch,
  FilterBar,
  FIRST_PAGE,
  TeamFilter,
  TextFilter,
} from '../../../ui/filters';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { Agreement, AGREEMENTS, FILTER_PARAMETERS } from './crossingsQuery';
import layout from '../../../ui/layout.module.css';
import styles from './CrossingsFilters.module.css';

const TOTALS: Record<Agreement, keyof CrossingsPageTotals> = {
  contract: 'withoutContract',
  freshness: 'withoutFreshness',
  onCall: 'withoutOnCall',
};

/** Search parameters that clear every filter. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  ...FIRST_PAGE,
};

/** The search field and filters above the crossings, stored in the search parameters. */
export function CrossingsFilters(props: {
  totals: CrossingsPageTotals | undefined;
}) {
  const { totals } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const missing = params.getAll('missing');

  const team = (name: 'team' | 'fromTeam' | 'toTeam') => (
    <TeamFilter
      label={t(`lineage.crossings.${name}`)}
      value={params.get(name) ?? undefined}
      onChange={value => update({ [name]: value, ...FIRST_PAGE })}
    />
  );

  return (
    <FilterBar
      label={t('lineage.crossings.name')}
      onClear={
        FILTER_PARAMETERS.some(name => params.has(name))
          ? () => update(WITHOUT_FILTERS)
          : undefined
      }
    >
      <TextFilter
        placeholder={t('lineage.crossings.search')}
        value={params.get('search') ?? ''}
        onChange={search =>
          update({ search, ...FIRST_PAGE }, { replace: true })
        }
      />
      {team('team')}
      {team('fromTeam')}
      {team('toTeam')}
      <BelowSwitch by={['team', 'fromTeam', 'toTeam']} />
      <div
        className={layout.row2}
        role="group"
        aria-label={t('lineage.crossings.missing')}
      >
        {AGREEMENTS.map(name => (
          <ToggleButton
            key={name}
            className={styles.toggle}
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
              ? t('lineage.crossings.withCount', {
                  label: t(`lineage.crossings.without.${name}`),
                  found: totals[TOTALS[name]],
                })
              : t(`lineage.crossings.without.${name}`)}
          </ToggleButton>
        ))}
      </div>
    </FilterBar>
  );
}
