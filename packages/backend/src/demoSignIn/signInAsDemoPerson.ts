import { NotFoundError } from '@backstage/errors';
import { SignInResolver } from '@backstage/plugin-auth-node';
import { DemoPerson } from './createDemoAuthenticator';

/** Signs in as the chosen catalog User, with the groups of that User as ownership. */
export const signInAsDemoPerson: SignInResolver<DemoPerson> = async (
  { result },
  context,
) => {
  try {
    return await context.signInWithCatalogUser({ entityRef: result.entityRef });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `${result.entityRef} is not in the catalog yet. The catalog reads the examples after startup; try again in a moment.`,
        error,
      );
    }
    throw error;
  }
};
