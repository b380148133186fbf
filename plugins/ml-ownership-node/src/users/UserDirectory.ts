import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { z } from 'zod';

const MAX_LOGINS_PER_QUERY = 200;

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

const userSchema = z.object({
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z
    .object({ profile: z.object({ email: z.string().optional() }).optional() })
    .optional(),
});

/**
 * Finds the Users behind the logins and e-mail addresses of an outside system: the one place where modules do so. A
 * login is that of the User with the annotation, else that of the User with the address, else that of the User with
 * the name.
 *
 * @public
 */
export class UserDirectory {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    annotation: string;
  };

  /** @param options - `annotation` is the name of the annotation of a User with their login */
  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    annotation: string;
  }) {
    this.#options = options;
  }

  /**
   * Returns the entity refs of Users by login or address. A login that two Users claim is that of none.
   *
   * @throws Error if the catalog does not respond
   */
  async find(logins: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const wanted = [...new Set(logins.filter(login => login.trim()))];
    for (let from = 0; from < wanted.length; from += MAX_LOGINS_PER_QUERY) {
      const part = wanted.slice(from, from + MAX_LOGINS_PER_QUERY);
      const users = await this.readUsers(part);
      for (const login of part) {
        const ref = this.match(login.toLocaleLowerCase('en-US'), users);
        if (ref) {
          found.set(login, ref);
        }
      }
    }
    return found;
  }

  /**
   * Returns the person behind a login, or behind several logins and addresses: the entity ref of the first User, else
   * the first of them that is an e-mail address, which is remembered until a User has it.
   *
   * @throws Error if the catalog does not respond
   */
  async findPerson(
    logins: string | readonly string[],
  ): Promise<string | undefined> {
    const all = [logins].flat();
    const users = await this.find(all);
    const known = all.find(login => users.has(login));
    return known === undefined
      ? all.find(login => ADDRESS.test(login))
      : users.get(known);
  }

  private match(login: string, users: readonly User[]): string | undefined {
    for (const key of ['login', 'email', 'name'] as const) {
      const matching = users.filter(user => user[key] === login);
      if (matching.length > 0) {
        return matching.length === 1 ? matching[0].ref : undefined;
      }
    }
    return undefined;
  }

  private async readUsers(logins: readonly string[]): Promise<User[]> {
    const { auth, catalog, annotation } = this.#options;
    const values = [...logins];
    const { items } = await catalog.getEntities(
      {
        filter: [
          { kind: 'User', [`metadata.annotations.${annotation}`]: values },
          { kind: 'User', 'spec.profile.email': values },
          { kind: 'User', 'metadata.name': values },
        ],
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
          'spec.profile.email',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.flatMap(entity => {
      const { success, data } = userSchema.safeParse(entity);
      return success
        ? [
            {
              ref: stringifyEntityRef(entity),
              login: lower(data.metadata.annotations?.[annotation]),
              email: lower(data.spec?.profile?.email),
              name: lower(data.metadata.name),
            },
          ]
        : [];
    });
  }
}

interface User {
  ref: string;
  login?: string;
  email?: string;
  name?: string;
}

function lower(text: string | undefined): string | undefined {
  return text?.trim().toLocaleLowerCase('en-US');
}
