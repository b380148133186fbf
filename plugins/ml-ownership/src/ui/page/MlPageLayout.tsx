import {
  BreadcrumbEntry,
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { RiBrainLine } from '@remixicon/react';
import { useMemo } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import { useMlTranslation } from '../../translations';
import { MlTab, tabLabel } from './tabLabel';
import styles from './MlPageLayout.module.css';

/** The page with its tabs, whose titles are translated. */
export function MlPageLayout(props: { title: string; tabs: MlTab[] }) {
  const { title, tabs } = props;
  const { t } = useMlTranslation();
  const headerActions = useApi(
    pluginHeaderActionsApiRef,
  ).getPluginHeaderActions('ml-ownership');
  const titleLink = useRouteRef(rootRouteRef)?.();
  // `PageLayout` gets a new component identity on every render. Memoised, because otherwise each change of the search
  // parameters remounts the page and loses the focus.
  return useMemo(
    () => (
      <div className={styles.root}>
        <PageLayout
          title={title}
          icon={<RiBrainLine />}
          titleLink={titleLink}
          headerActions={headerActions}
          tabs={tabs.map(tab => ({
            id: tab.path,
            label: tabLabel(t, tab),
            href: tab.path,
          }))}
        >
          <Routes>
            <Route index element={<Navigate to={tabs[0].path} replace />} />
            {tabs.map(tab => (
              <Route
                key={tab.path}
                path={`${tab.path}/*`}
                element={
                  <BreadcrumbEntry
                    entry={{ label: tabLabel(t, tab), href: tab.path }}
                  >
                    {tab.element}
                  </BreadcrumbEntry>
                }
              />
            ))}
          </Routes>
        </PageLayout>
      </div>
    ),
    [title, tabs, titleLink, headerActions, t],
  );
}
