import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  GetImportCandidates,
  ImportCandidatesPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { requirePermission } from '../permissions/requirePermission';
import { ImportCandidateService } from './ImportCandidateService';
import { ImportSourceRegistry } from './ImportSourceRegistry';

const NOTHING: ImportCandidatesPage = {
  items: [],
  totalItems: 0,
  sources: [],
  pageInfo: {},
};

/** Import candidates for callers who may add entities to the catalog. */
export class AuthorizedImportCandidates {
  constructor(
    private readonly options: {
      candidates: ImportCandidateService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      registry: ImportSourceRegistry;
    },
  ) {}

  /** @throws NotAllowedError, InputError, ServiceUnavailableError */
  async page(
    query: GetImportCandidates['query'],
    credentials: BackstageCredentials,
  ): Promise<ImportCandidatesPage> {
    const { candidates, permissions, readable, registry } = this.options;
    if (registry.sources.length === 0) {
      // There is nothing to protect, and the page shows nothing rather than that something is forbidden.
      return NOTHING;
    }
    await requirePermission(
      permissions,
      catalogEntityCreatePermission,
      credentials,
    );
    return candidates.page(query, await readable.of(credentials));
  }
}
