import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntitySearch } from '../../filters';
import { useWords } from '../../words';
import { stepsTo } from '../stepsTo';
import { MOST_DEPTH } from './lineageState';
import styles from './LineageSearch.module.css';

const SUGGESTIONS = 10;

/** Finds an entity anywhere up or down from another one. */
export function LineageSearch(props: {
  /** Entity ref to look from. */
  from: string;
  label: string;
  origins: LineageOrigin[];
  onFound: (entityRef: string) => void;
}) {
  const { from, label, origins, onFound } = props;
  const { t } = useWords();
  const query = {
    root: from,
    direction: 'both' as const,
    depth: MOST_DEPTH,
    limit: SUGGESTIONS,
    origins: origins.length > 0 ? origins : undefined,
  };
  return (
    <div className={styles.root}>
      <EntitySearch
        label={label}
        scope={query}
        find={async (api, q) => {
          const { items } = await api.getLineageEntities({ ...query, q });
          return items.map(({ distance = 0, ...entity }) => ({
            ...entity,
            hint: stepsTo(t, distance),
          }));
        }}
        onFound={onFound}
      />
    </div>
  );
}
