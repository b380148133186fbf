import { PluginHeader } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { Navigate, Route, Routes, useResolvedPath } from 'react-router-dom';
import { ConnectorsPage } from '../connectors';
import { DrillsRoutes } from '../drills';
import { LineageExplorerPage } from '../lineage';
import { OverviewPage } from '../overview';
import { ScorecardsPage } from '../scorecards';
import { TeamsRoutes } from '../teams';
import { WhatIfPage } from '../what-if';

const TABS = [
  { path: 'overview', label: 'Overview', element: <OverviewPage /> },
  { path: 'models', label: 'Models', element: <ScorecardsPage kind="Model" /> },
  {
    path: 'datasets',
    label: 'Datasets',
    element: <ScorecardsPage kind="Dataset" />,
  },
  {
    path: 'pipelines',
    label: 'Pipelines',
    element: <ScorecardsPage kind="Pipeline" />,
  },
  { path: 'teams', label: 'Teams', element: <TeamsRoutes /> },
  { path: 'what-if', label: 'What if', element: <WhatIfPage /> },
  { path: 'lineage', label: 'Lineage', element: <LineageExplorerPage /> },
  { path: 'drills', label: 'Drills & handovers', element: <DrillsRoutes /> },
  { path: 'connectors', label: 'Connectors', element: <ConnectorsPage /> },
];

/** All tabs as one page, for apps in which a plugin can't bring its tabs one by one. */
export function MlOwnershipPage() {
  const { pathname } = useResolvedPath('.');
  return (
    <>
      <PluginHeader
        title="ML"
        icon={<RiBrainLine />}
        tabs={TABS.map(({ path, label }) => ({
          id: path,
          label,
          href: `${pathname.replace(/\/$/, '')}/${path}`,
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
