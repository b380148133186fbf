import {
  Lineage,
  LineageFacet,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  BELOW,
  BelowSwitch,
  FilterBar,
  MultiFilter,
} from '../../../ui/filters';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { NO_GROUP } from './toDrawnGraph';
import { FILTER_PARAMETERS, ORIGINS } from './lineageState';
import { kindName } from '../kindName';
import { LineageControl } from './useLineageState';

/** Filters for entities and edges, with counts. Paths through hidden entities are kept. */
export function LineageFilters(props: {
  lineage: Lineage;
  control: LineageControl;
  titleOf: (entityRef: string) => string;
}) {
  const { lineage, control, titleOf } = props;
  const { t } = useMlTranslation();
  const { state, update } = control;
  const { facets } = lineage;
  const isFiltered = FILTER_PARAMETERS.some(name => state[name].length > 0);
  const filter = (
    name: Exclude<(typeof FILTER_PARAMETERS)[number], 'origins'>,
    label: string,
    nameOf: (value: string) => string,
    search?: string,
  ) => (
    <MultiFilter
      label={label}
      search={search}
      options={toOptions(t, facets?.[name], state[name].map(String), nameOf)}
      selected={state[name].map(String)}
      onChange={values => update({ [name]: values })}
    />
  );
  return (
    <FilterBar
      label={t('lineage.view.filters')}
      onClear={
        isFiltered
          ? () =>
              update(
                Object.fromEntries(
                  [...FILTER_PARAMETERS, BELOW].map(name => [name, undefined]),
                ),
              )
          : undefined
      }
    >
      {filter('kinds', t('lineage.view.kind'), kind => kindName(t, kind))}
      {filter(
        'owners',
        t('lineage.owner'),
        owner => (owner === NO_GROUP ? t('lineage.noOwner') : titleOf(owner)),
        t('lineage.view.findTeam'),
      )}
      <BelowSwitch by={['owners']} />
      {filter('tiers', t('lineage.tier'), tier =>
        t('lineage.tierOf', { tier }),
      )}
      {filter('verdicts', t('lineage.view.ownVerdict'), verdict =>
        t(`verdict.verdict.${verdict as Verdict}`),
      )}
      <MultiFilter
        label={t('lineage.view.knownFrom')}
        options={ORIGINS.map(id => ({ id, label: t(`lineage.origin.${id}`) }))}
        selected={state.origins}
        onChange={values => update({ origins: values })}
      />
    </FilterBar>
  );
}

function toOptions(
  t: TranslateFunction,
  facets: readonly LineageFacet[] | undefined,
  selected: readonly string[],
  nameOf: (value: string) => string,
) {
  const counted = (facets ?? []).map(({ value, count }) => ({
    id: value,
    label: t('lineage.view.optionAndCount', {
      option: nameOf(value),
      found: count,
    }),
  }));
  return [
    ...counted,
    ...selected
      .filter(value => !counted.some(({ id }) => id === value))
      .map(value => ({ id: value, label: nameOf(value) ?? value })),
  ];
}
