import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { EntitySearch } from '../filters';
import styles from './RootPicker.module.css';

const SUGGESTIONS = 10;

/** Finds the entity to look from, by words of its title, name or description. */
export function RootPicker(props: {
  root: string | undefined;
  onRoot: (entityRef: string) => void;
}) {
  const { root, onRoot } = props;
  return (
    <div className={styles.root}>
      {root && <LookingFrom root={root} />}
      <div className={styles.search}>
        <EntitySearch
          label="Look from"
          placeholder="Find a model, dataset or pipeline"
          scope="scorecards"
          find={async (api, q) => {
            const { items } = await api.getScorecards({
              q,
              limit: SUGGESTIONS,
            });
            return items.map(({ entityRef, kind, title }) => ({
              entityRef,
              kind,
              title,
              hint: kind,
            }));
          }}
          onFound={onRoot}
        />
      </div>
    </div>
  );
}

function LookingFrom(props: { root: string }) {
  const { root } = props;
  const { primaryTitle } = useEntityPresentation(root);
  return (
    <Text as="h2" variant="title-x-small" weight="bold">
      Lineage of {primaryTitle}
    </Text>
  );
}
