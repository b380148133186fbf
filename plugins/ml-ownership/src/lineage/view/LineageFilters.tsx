import {
  Lineage,
  LineageFacet,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { FilterBar, MultiFilter } from '../../filters';
import { VERDICT_WORDS } from '../../verdict';
import { NO_GROUP } from './lineageDrawing';
import { FILTER_PARAMETERS, ORIGINS } from './lineageState';
import { ORIGIN_WORDS } from '../originWords';
import { LineageControl } from './useLineageState';

/** Which entities and edges to show, with how many there are. What is left out is passed through. */
export function LineageFilters(props: {
  lineage: Lineage;
  control: LineageControl;
  titleOf: (entityRef: string) => string;
}) {
  const { lineage, control, titleOf } = props;
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
      options={toOptions(facets?.[name], state[name].map(String), nameOf)}
      selected={state[name].map(String)}
      onChange={values => update({ [name]: values })}
    />
  );
  return (
    <FilterBar
      label="Filters"
      onClear={
        isFiltered
          ? () =>
              update(
                Object.fromEntries(
                  FILTER_PARAMETERS.map(name => [name, undefined]),
                ),
              )
          : undefined
      }
    >
      {filter('kinds', 'Kind', kind => kind)}
      {filter(
        'owners',
        'Owner',
        owner => (owner === NO_GROUP ? 'No owner' : titleOf(owner)),
        'Find a team',
      )}
      {filter('tiers', 'Tier', tier => `Tier ${tier}`)}
      {filter(
        'verdicts',
        'Verdict',
        verdict => VERDICT_WORDS[verdict as keyof typeof VERDICT_WORDS],
      )}
      <MultiFilter
        label="Known from"
        options={ORIGINS.map(id => ({ id, label: ORIGIN_WORDS[id] }))}
        selected={state.origins}
        onChange={values => update({ origins: values })}
      />
    </FilterBar>
  );
}

function toOptions(
  facets: readonly LineageFacet[] | undefined,
  selected: readonly string[],
  nameOf: (value: string) => string,
) {
  const counted = (facets ?? []).map(({ value, count }) => ({
    id: value,
    label: `${nameOf(value)} (${count})`,
  }));
  return [
    ...counted,
    ...selected
      .filter(value => !counted.some(({ id }) => id === value))
      .map(value => ({ id: value, label: nameOf(value) ?? value })),
  ];
}
