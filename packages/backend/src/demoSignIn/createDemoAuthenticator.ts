import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  ProxyAuthenticator,
} from '@backstage/plugin-auth-node';

const outsideDevelopment =
  "The demo sign-in has no passwords and is only available with NODE_ENV=development. Remove 'auth.providers.demo' from the configuration.";

/** An example user available for sign-in. */
export interface DemoPerson {
  /** Full entity ref of a User, such as `user:default/ada`. */
  entityRef: string;
  name: string;
}

/**
 * Trusts the header `x-demo-person`, for the given users and in development only.
 *
 * @param people - users available for sign-in
 */
export function createDemoAuthenticator(
  people: DemoPerson[],
): ProxyAuthenticator<unknown, DemoPerson> {
  return createProxyAuthenticator({
    defaultProfileTransform: async ({ name }) => ({
      profile: { displayName: name },
    }),
    initialize() {
      if (process.env.NODE_ENV === 'production') {
        throw new Error(outsideDevelopment);
      }
    },
    async authenticate({ req }) {
      // Checked at every sign-in, so that the order of startup cannot bypass it.
      if (process.env.NODE_ENV !== 'development') {
        throw new NotAllowedError(outsideDevelopment);
      }
      const entityRef = req.header('x-demo-person');
      if (!entityRef) {
        throw new AuthenticationError(
          "The request has no header 'x-demo-person' with the user to sign in as",
        );
      }
      const person = people.find(one => one.entityRef === entityRef);
      if (!person) {
        throw new NotAllowedError(
          `'${entityRef}' is not a demo user; expected one of: ${
            people.map(one => one.entityRef).join(', ') ||
            "'demo.people' is empty"
          }`,
        );
      }
      return { result: person };
    },
  });
}
