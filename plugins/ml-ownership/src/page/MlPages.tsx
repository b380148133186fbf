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
import { rootRouteRef } from '../routes';
import { useWords } from '../words';
import { MlTab, tabLabel } from './tabLabel';
import styles from './MlPages.module.css';

/** The page with its tabs, whose titles follow the language of the app. */
export function MlPages(props: { title: string; tabs: MlTab[] }) {
  const { title, tabs } = props;
  const { t } = useWords();
  const headerActions = useApi(
    pluginHeaderActionsApiRef,
  ).getPluginHeaderActions('ml-ownership');
  const titleLink = useRouteRef(rootRouteRef)?.();
  // The app lays a page out with a component that is another one each time it is drawn. Drawn again with every search parameter, it
  // would put a new page in the place of the old, and whoever types or goes on by the keyboard would be thrown out.
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
