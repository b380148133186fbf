import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { PageBody } from '../../ui/page';
import { EmptyState } from '../../ui/async-state';
import { useTab, useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { CrossingsPage } from './crossings';
import { DifferencesPage } from './differences';
import { RootPicker } from './RootPicker';
import { LineageView } from './view';
import styles from './LineageExplorerPage.module.css';

const TABS = ['explore', 'crossings', 'differences'] as const;

const TITLES = {
  explore: 'lineage.explore',
  crossings: 'lineage.boundaryCrossings',
  differences: 'lineage.declaredAndObserved',
} as const;

/**
 * The lineage explorer: lineage of a chosen entity, crossings between teams, and differences from the declared edges.
 */
export function LineageExplorerPage() {
  const { t } = useMlTranslation();
  const { tab, selectTab } = useTab(TABS);
  return (
    <PageBody>
      <div className={styles.root}>
        <ToggleButtonGroup
          aria-label={t('lineage.tabs')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[tab]}
          onSelectionChange={([next]) => selectTab(String(next))}
        >
          {TABS.map(id => (
            <ToggleButton key={id} id={id}>
              {t(TITLES[id])}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {tab === 'crossings' && <CrossingsPage />}
        {tab === 'differences' && <DifferencesPage />}
        {tab === 'explore' && <Explore />}
      </div>
    </PageBody>
  );
}

function Explore() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const root = params.get('root') || undefined;
  const setRoot = (entityRef: string) =>
    update({
      // The state of one root does not apply to another.
      ...Object.fromEntries([...params.keys()].map(name => [name, undefined])),
      view: params.get('view') ?? undefined,
      root: entityRef,
    });
  return (
    <>
      <RootPicker root={root} onRoot={setRoot} />
      {root ? (
        <LineageView root={root} onRoot={setRoot} />
      ) : (
        <EmptyState title={t('lineage.pick')}>
          {t('lineage.pickWhy')}
        </EmptyState>
      )}
    </>
  );
}
