import { NotFoundError } from '@backstage/errors';
import { SignInResolver } from '@backstage/plugin-auth-node';
import { DemoPerson } from './createDemoAuthenticator';

/** Signs in with the chosen User of the catalog, and so with the groups that the catalog knows. */
export const signInAsDemoPerson: SignInResolver<DemoPerson> = async (
  { result },
  context,
) => {
  try {
    return await context.signInWithCatalogUser({ entityRef: result.entityRef });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `The catalog has no ${result.entityRef} yet. It reads the examples when it starts: try again in a moment.`,
        error,
      );
    }
    throw error;
  }
};
