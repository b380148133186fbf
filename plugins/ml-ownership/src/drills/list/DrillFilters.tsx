import { Button, Select, Text } from '@backstage/ui';
import { EntityLink } from '../../entity';
import {
  CatalogSearch,
  FilterBar,
  MultiFilter,
  TeamFilter,
} from '../../filters';
import { useUrlState } from '../../url';
import { ABILITIES, abilityWord } from '../../verdict';
import { ModelSearch } from '../plan';
import { DRILL_STATES, DRILL_STATE_WORDS } from '../words';
import { drillsQuery, FILTER_PARAMETERS } from './drillsQuery';
import styles from './DrillFilters.module.css';

const ANY = 'any';

/** Takes every filter away. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  cursor: undefined,
};

/** What narrows the drills, kept in the search parameters. */
export function DrillFilters() {
  const { params, update } = useUrlState();
  const query = drillsQuery(params);
  const set = (name: string, value: string | string[] | undefined) =>
    update({ [name]: value, cursor: undefined });
  return (
    <FilterBar
      label="Drills"
      onClear={
        FILTER_PARAMETERS.some(name => params.has(name))
          ? () => update(WITHOUT_FILTERS)
          : undefined
      }
    >
      <MultiFilter
        label="State"
        options={DRILL_STATES.map(id => ({ id, label: DRILL_STATE_WORDS[id] }))}
        selected={query.state ?? []}
        onChange={values => set('state', values)}
      />
      <TeamFilter
        label="Done by"
        value={query.team}
        onChange={team => set('team', team)}
      />
      <TeamFilter
        label="Owned by"
        value={query.owner}
        onChange={owner => set('owner', owner)}
      />
      <Select
        className={styles.filter}
        size="small"
        label="Ability"
        options={[
          { id: ANY, label: 'Any' },
          ...ABILITIES.map(id => ({ id, label: abilityWord(id) })),
        ]}
        value={query.ability ?? ANY}
        onChange={value =>
          set('ability', value === ANY ? undefined : String(value))
        }
      />
      <Chosen
        title="About"
        value={query.entityRef}
        onClear={() => set('entityRef', undefined)}
      >
        <ModelSearch
          label="About"
          onFound={entityRef => set('entityRef', entityRef)}
        />
      </Chosen>
      <Chosen
        title="Person"
        value={query.operator}
        onClear={() => set('operator', undefined)}
      >
        <CatalogSearch
          kinds={['User']}
          label="Find a person"
          onFound={operator => set('operator', operator)}
        />
      </Chosen>
    </FilterBar>
  );
}

function Chosen(props: {
  title: string;
  value: string | undefined;
  onClear: () => void;
  children: JSX.Element;
}) {
  const { title, value, onClear, children } = props;
  if (!value) {
    return <div className={styles.search}>{children}</div>;
  }
  return (
    <div className={styles.chosen} role="group" aria-label={title}>
      <Text variant="body-small">{title}</Text>
      <EntityLink entityRef={value} />
      <Button
        size="small"
        variant="tertiary"
        aria-label={`${title}: any`}
        onPress={onClear}
      >
        Any
      </Button>
    </div>
  );
}
