import { DifferencesPageTotals } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  BelowSwitch,
  FilterBar,
  FIRST_PAGE,
  TeamFilter,
  TextFilter,
} from '../../../ui/filters';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import {
  DIFFERENCE_TYPES,
  differencesQuery,
  FILTER_PARAMETERS,
} from './differencesQuery';
import layout from '../../../ui/layout.module.css';

const ALL = 'all';

/** Search parameters that clear every filter. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  ...FIRST_PAGE,
};

/** The search field and filters above the differences, stored in the search parameters. */
export function DifferencesFilters(props: { totals: DifferencesPageTotals }) {
  const { totals } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const [type = ALL] = differencesQuery(params).types ?? [];
  const all = totals.undeclared + totals.unobserved + totals.ghost;

  return (
    <div className={layout.column3}>
      <ToggleButtonGroup
        aria-label={t('lineage.differences.kindOfDifference')}
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
        <ToggleButton id={ALL}>
          {t('lineage.differences.all', { found: all })}
        </ToggleButton>
        {DIFFERENCE_TYPES.map(id => (
          <ToggleButton key={id} id={id}>
            {t(`lineage.differences.type.${id}`, { found: totals[id] })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <FilterBar
        label={t('lineage.differences.name')}
        onClear={
          FILTER_PARAMETERS.some(name => params.has(name))
            ? () => update(WITHOUT_FILTERS)
            : undefined
        }
      >
        <TextFilter
          placeholder={t('lineage.differences.search')}
          value={params.get('search') ?? ''}
          onChange={search =>
            update({ search, ...FIRST_PAGE }, { replace: true })
          }
        />
        <TeamFilter
          label={t('lineage.owner')}
          value={params.get('owner') ?? undefined}
          onChange={owner => update({ owner, ...FIRST_PAGE })}
        />
        <BelowSwitch by={['owner']} />
      </FilterBar>
    </div>
  );
}
