import { PluginHeader } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { Navigate, Route, Routes, useResolvedPath } from 'react-router-dom';
import { ConnectorsRoutes } from '../pages/connectors';
import { DrillsRoutes } from '../pages/drills';
import { LineageExplorerPage } from '../pages/lineage';
import { OverviewRoutes } from '../pages/overview';
import { tabLabel } from '../ui/page';
import { ScorecardsPage } from '../pages/scorecard-tables';
import { TeamsRoutes } from '../pages/teams';
import { useMlTranslation } from '../translations';

const TABS = [
  { path: 'overview', title: 'Overview', element: <OverviewRoutes /> },
  { path: 'models', title: 'Models', element: <ScorecardsPage kind="Model" /> },
  {
    path: 'datasets',
    title: 'Datasets',
    element: <ScorecardsPage kind="Dataset" />,
  },
  {
    path: 'pipelines',
    title: 'Pipelines',
    element: <ScorecardsPage kind="Pipeline" />,
  },
  { path: 'teams', title: 'Teams', element: <TeamsRoutes /> },
  { path: 'lineage', title: 'Lineage', element: <LineageExplorerPage /> },
  { path: 'drills', title: 'Drills', element: <DrillsRoutes /> },
  { path: 'connectors', title: 'Connectors', element: <ConnectorsRoutes /> },
];

/** All tabs as one page, for apps in which a plugin can't provide its tabs separately. */
export function MlOwnershipPage() {
  const { t } = useMlTranslation();
  const { pathname } = useResolvedPath('../legacy');
  return (
    <>
      <PluginHeader
        title="ML"
        icon={<RiBrainLine />}
        tabs={TABS.map(tab => ({
          id: tab.path,
          label: tabLabel(t, tab),
          href: `${pathname.replace(/\/$/, '')}/${tab.path}`,
          matchStrategy: 'prefix' as const,
        }))}
      />
      <Routes>
        <Route index element={<Navigate to="overview" replace />} />
        {TABS.map(({ path, element }) => (
          <Route key={path} path={`${path}/*`} element={element} />
        ))}
      </Routes>
    </>
  );
}
