import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ImportPage } from '../imports';
import { SubPageNav } from '../../ui/page';
import { connectorsRouteRef, importRouteRef } from '../../routes';
import { useMlTranslation } from '../../translations';
import { ConnectorsPage } from './ConnectorsPage';

/** The connectors, and the import from the catalog. */
export function ConnectorsRoutes() {
  const { t } = useMlTranslation();
  const connectors = useRouteRef(connectorsRouteRef)?.();
  const imports = useRouteRef(importRouteRef)?.();
  return (
    <>
      <SubPageNav
        pages={[
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
