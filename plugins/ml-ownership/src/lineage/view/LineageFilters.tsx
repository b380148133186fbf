import {
  Lineage,
  LineageFacet,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { MultiFilter } from '../../filters';
import { VERDICT_WORDS } from '../../verdict';
import { NO_GROUP } from './lineageDrawing';
import { FILTER_PARAMETERS, ORIGINS } from './lineageState';
import { ORIGIN_WORDS } from '../originWords';
import { LineageControl } from './useLineageState';
import styles from './LineageFilters.module.css';

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
      className={styles.filter}
      label={label}
      search={search}
      options={toOptions(facets?.[name], state[name].map(String), nameOf)}
      selected={state[name].map(String)}
      onChange={values => update({ [name]: values })}
    />
  );
  return (
    <div className={styles.root} role="group" aria-label="Filters">
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
        className={styles.filter}
        label="Known from"
        options={ORIGINS.map(id => ({ id, label: ORIGIN_WORDS[id] }))}
        selected={state.origins}
        onChange={values => update({ origins: values })}
      />
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          onPress={() =>
            update(
              Object.fromEntries(
                FILTER_PARAMETERS.map(name => [name, undefined]),
              ),
            )
          }
        >
          Clear filters
        </Button>
      )}
    </div>
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
