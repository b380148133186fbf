import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntitySearch } from '../../../ui/filters';
import { useMlTranslation } from '../../../translations';
import { describeDistance } from '../describeDistance';
import { MAX_DEPTH } from './lineageState';
import styles from './LineageSearch.module.css';

const SUGGESTIONS = 10;

/** Searches for an entity anywhere upstream or downstream of another one. */
export function LineageSearch(props: {
  /** Entity ref at which the search starts. */
  from: string;
  label: string;
  origins: LineageOrigin[];
  onFound: (entityRef: string) => void;
}) {
  const { from, label, origins, onFound } = props;
  const { t } = useMlTranslation();
  const query = {
    root: from,
    direction: 'both' as const,
    depth: MAX_DEPTH,
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
            hint: describeDistance(t, distance),
          }));
        }}
        onFound={onFound}
      />
    </div>
  );
}
