import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { EntitySearch } from '../../ui/filters';
import { useMlTranslation } from '../../translations';
import { kindName } from './kindName';
import styles from './RootPicker.module.css';

const SUGGESTIONS = 10;

/** Picks the root entity of the explorer by searching titles, names and descriptions. */
export function RootPicker(props: {
  root: string | undefined;
  onRoot: (entityRef: string) => void;
}) {
  const { root, onRoot } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root}>
      {root && <LookingFrom root={root} />}
      <div className={styles.search}>
        <EntitySearch
          label={t('lineage.lookFrom')}
          placeholder={t('lineage.findRoot')}
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
              hint: kindName(t, kind),
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
  const { t } = useMlTranslation();
  const { primaryTitle } = useEntityPresentation(root);
  return (
    <Text as="h2" variant="title-x-small" weight="bold">
      {t('lineage.lineageOf', { title: primaryTitle })}
    </Text>
  );
}
