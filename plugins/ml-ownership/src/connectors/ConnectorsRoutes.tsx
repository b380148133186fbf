import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ImportPage } from '../imports';
import { RoomNav } from '../page';
import { connectorsRouteRef, importRouteRef } from '../routes';
import { useWords } from '../words';
import { ConnectorsPage } from './ConnectorsPage';

/** What is connected, and the import from the catalog. */
export function ConnectorsRoutes() {
  const { t } = useWords();
  const connectors = useRouteRef(connectorsRouteRef)?.();
  const imports = useRouteRef(importRouteRef)?.();
  return (
    <>
      <RoomNav
        rooms={[
          { path: connectors, title: t('pages.connected') },
          { path: imports, title: t('pages.import') },
        ]}
      />
      <Routes>
        <Route path="/" element={<ConnectorsPage />} />
        <Route path="/import" element={<ImportPage />} />
      </Routes>
    </>
  );
}
