import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Outlet, Route, Routes } from 'react-router-dom';
import { RoomNav } from '../page';
import { teamsRouteRef, whatIfRouteRef } from '../routes';
import { WhatIfPage } from '../what-if';
import { useWords } from '../words';
import { TeamPage } from './TeamPage';
import { TeamsPage } from './TeamsPage';

/** The list of teams, what would change without some people, and one team at `/:namespace/:name`. */
export function TeamsRoutes() {
  return (
    <Routes>
      <Route element={<TeamRooms />}>
        <Route path="/" element={<TeamsPage />} />
        <Route path="/what-if" element={<WhatIfPage />} />
      </Route>
      <Route path="/:namespace/:name" element={<TeamPage />} />
    </Routes>
  );
}

function TeamRooms() {
  const { t } = useWords();
  const teams = useRouteRef(teamsRouteRef)?.();
  const whatIf = useRouteRef(whatIfRouteRef)?.();
  return (
    <>
      <RoomNav
        rooms={[
          { path: teams, title: t('pages.allTeams') },
          { path: whatIf, title: t('pages.whatIf') },
        ]}
      />
      <Outlet />
    </>
  );
}
