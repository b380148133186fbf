import { PluginHeader } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useResolvedPath } from 'react-router-dom';
import { TABS } from '../tabs';
import { useMlTranslation } from '../translations';
import { LoadingState } from '../ui/async-state';
import { tabLabel } from '../ui/page';
import styles from '../ui/page/MlPageLayout.module.css';

const PAGES = TABS.map(({ path, title, load }) => {
  const Page = lazy(async () => {
    const element = await load();
    return { default: () => element };
  });
  return { path, title, element: <Page /> };
});

/** All tabs as one page, for apps in which a plugin can't provide its tabs separately. */
export function MlOwnershipPage() {
  const { t } = useMlTranslation();
  const { pathname } = useResolvedPath('../legacy');
  const pages = PAGES.map(page => ({ ...page, label: tabLabel(t, page) }));
  return (
    <>
      <div className={styles.root}>
        <PluginHeader
          title="ML"
          icon={<RiBrainLine />}
          tabs={pages.map(({ path, label }) => ({
            id: path,
            label,
            href: `${pathname.replace(/\/$/, '')}/${path}`,
            matchStrategy: 'prefix' as const,
          }))}
        />
      </div>
      <Routes>
        <Route index element={<Navigate to="overview" replace />} />
        {pages.map(({ path, label, element }) => (
          <Route
            key={path}
            path={`${path}/*`}
            element={
              <Suspense
                fallback={<LoadingState subject={label} heights={[480]} />}
              >
                {element}
              </Suspense>
            }
          />
        ))}
      </Routes>
    </>
  );
}
