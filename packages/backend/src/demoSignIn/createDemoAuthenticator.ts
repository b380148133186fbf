import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  ProxyAuthenticator,
} from '@backstage/plugin-auth-node';

const outsideDevelopment =
  "The demo sign-in knows no passwords and works only with NODE_ENV=development. Remove 'auth.providers.demo' from the configuration.";

/** One of the people of the examples, whom a visitor can be. */
export interface DemoPerson {
  /** Full entity ref of a User, such as `user:default/ada`. */
  entityRef: string;
  name: string;
}

/**
 * Believes the header `x-demo-person`, for the people it is given and in development only.
 *
 * @param people - whom a visitor may choose to be
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
      // Asked again at every sign-in, so that no order of starting can open it.
      if (process.env.NODE_ENV !== 'development') {
        throw new NotAllowedError(outsideDevelopment);
      }
      const entityRef = req.header('x-demo-person');
      if (!entityRef) {
        throw new AuthenticationError(
          "The request has no header 'x-demo-person', which says whom to sign in as",
        );
      }
      const person = people.find(one => one.entityRef === entityRef);
      if (!person) {
        throw new NotAllowedError(
          `'${entityRef}' is none of the people of the demo: ${
            people.map(one => one.entityRef).join(', ') ||
            "'demo.people' is empty"
          }`,
        );
      }
      return { result: person };
    },
  });
}
