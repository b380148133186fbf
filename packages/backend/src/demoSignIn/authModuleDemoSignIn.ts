import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createDemoAuthenticator } from './createDemoAuthenticator';
import { signInAsDemoPerson } from './signInAsDemoPerson';

/**
 * Signs a visitor of the demo in as one of the example users, without a password: `demo.people` lists them. Works in
 * development only.
 */
export const authModuleDemoSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(
              (config.getOptionalConfigArray('demo.people') ?? []).map(
                person => ({
                  entityRef: person.getString('entityRef'),
                  name: person.getString('name'),
                }),
              ),
            ),
            signInResolver: signInAsDemoPerson,
          }),
        });
      },
    });
  },
});
