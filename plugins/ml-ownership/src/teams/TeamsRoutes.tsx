import { Route, Routes } from 'react-router-dom';
import { TeamPage } from './TeamPage';
import { TeamsPage } from './TeamsPage';

/** The list of teams, and one team at `/:namespace/:name` under it. */
export function TeamsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<TeamsPage />} />
      <Route path="/:namespace/:name" element={<TeamPage />} />
    </Routes>
  );
}
