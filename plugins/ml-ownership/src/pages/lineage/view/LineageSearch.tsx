import {
  LineageOrigin,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntitySearch, FoundEntity } from '../../../ui/filters';
import { useMlTranslation } from '../../../translations';
import { describeDistance } from '../describeDistance';
import { kindName } from '../kindName';
import { MAX_DEPTH } from './lineageState';
import styles from './LineageSearch.module.css';

const SUGGESTIONS = 10;

/** Searches for an entity anywhere upstream or downstream of another one, drawn or not. */
export function LineageSearch(props: {
  /** Entity ref at which the search starts. */
  from: string;
  label: string;
  origins: LineageOrigin[];
  /** Refs of the entities that are drawn. */
  drawn: ReadonlySet<string>;
  onFound: (entityRef: string) => void;
  /** Called for an entity outside of the lineage; if undefined, only the lineage is searched. */
  onElsewhere?: (entityRef: string) => void;
}) {
  const { from, label, origins, drawn, onFound, onElsewhere } = props;
  const { t } = useMlTranslation();
  const query = {
    root: from,
    direction: 'both' as const,
    depth: MAX_DEPTH,
    limit: SUGGESTIONS,
    origins: origins.length > 0 ? origins : undefined,
  };
  const findElsewhere = async (
    api: MlOwnershipApi,
    q: string,
  ): Promise<FoundEntity[]> => {
    const { items } = await api.getScorecards({ q, limit: SUGGESTIONS });
    return items.map(({ entityRef, kind, title }) => {
      const isOutside = entityRef !== from;
      const hint = isOutside
        ? t('lineage.view.found.elsewhere', { kind: kindName(t, kind) })
        : t('lineage.view.found.root');
      return { entityRef, kind, title, hint, isOutside };
    });
  };
  return (
    <div className={styles.root}>
      <EntitySearch
        label={label}
        scope={[query, onElsewhere !== undefined]}
        find={async (api, q) => {
          const { items } = await api.getLineageEntities({ ...query, q });
          return items.length === 0 && onElsewhere
            ? findElsewhere(api, q)
            : items.map(({ distance = 0, ...entity }) => ({
                ...entity,
                hint: describeDistance(t, distance),
              }));
        }}
        hintOf={({ entityRef, hint, isOutside }) =>
          drawn.has(entityRef) || isOutside
            ? hint
            : t('lineage.view.found.notDrawn', { distance: hint })
        }
        none={terms =>
          t(
            onElsewhere
              ? 'lineage.view.found.nothing'
              : 'lineage.view.found.notInLineage',
            { terms },
          )
        }
        onFound={(entityRef, { isOutside }) =>
          isOutside ? onElsewhere?.(entityRef) : onFound(entityRef)
        }
      />
    </div>
  );
}
