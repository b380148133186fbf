import { Button, Select, Text } from '@backstage/ui';
import { EntityLink } from '../../../ui/entity';
import {
  CatalogSearch,
  FilterBar,
  MultiFilter,
  TeamFilter,
} from '../../../ui/filters';
import { useUrlState } from '../../../ui/url';
import { ABILITIES, abilityName } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { EntityPicker } from '../plan';
import { DRILL_STATES } from '../text';
import { drillsQuery, FILTER_PARAMETERS } from './drillsQuery';
import layout from '../../../ui/layout.module.css';
import styles from './DrillFilters.module.css';

const ANY = 'any';

/** The change of the search parameters that clears all filters. */
export const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  cursor: undefined,
};

/** The filters of the drill list, kept in the search parameters. */
export function DrillFilters() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const query = drillsQuery(params);
  const set = (name: string, value: string | string[] | undefined) =>
    update({ [name]: value, cursor: undefined });
  return (
    <FilterBar
      label={t('drills.list.filters')}
      onClear={
        FILTER_PARAMETERS.some(name => params.has(name))
          ? () => update(WITHOUT_FILTERS)
          : undefined
      }
    >
      <MultiFilter
        label={t('drills.list.state')}
        options={DRILL_STATES.map(id => ({
          id,
          label: t(`drills.state.${id}`),
        }))}
        selected={query.state ?? []}
        onChange={values => set('state', values)}
      />
      <TeamFilter
        label={t('drills.list.doneBy')}
        value={query.team}
        onChange={team => set('team', team)}
      />
      <TeamFilter
        label={t('drills.list.ownedBy')}
        value={query.owner}
        onChange={owner => set('owner', owner)}
      />
      <Select
        className={styles.filter}
        size="small"
        label={t('drills.list.ability')}
        options={[
          { id: ANY, label: t('drills.list.any') },
          ...ABILITIES.map(id => ({ id, label: abilityName(t, id) })),
        ]}
        value={query.ability ?? ANY}
        onChange={value =>
          set('ability', value === ANY ? undefined : String(value))
        }
      />
      <Chosen
        title={t('drills.list.about')}
        value={query.entityRef}
        onClear={() => set('entityRef', undefined)}
      >
        <EntityPicker
          label={t('drills.list.about')}
          onFound={entityRef => set('entityRef', entityRef)}
        />
      </Chosen>
      <Chosen
        title={t('drills.list.person')}
        value={query.operator}
        onClear={() => set('operator', undefined)}
      >
        <CatalogSearch
          kinds={['User']}
          label={t('drills.list.findPerson')}
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
  const { t } = useMlTranslation();
  if (!value) {
    return <div className={styles.search}>{children}</div>;
  }
  return (
    <div className={layout.centeredRow2} role="group" aria-label={title}>
      <Text variant="body-small">{title}</Text>
      <EntityLink entityRef={value} />
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('drills.list.anyOf', { filter: title })}
        onPress={onClear}
      >
        {t('drills.list.any')}
      </Button>
    </div>
  );
}
