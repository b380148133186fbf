import { Entity } from '@backstage/catalog-model';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  GithubIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';
import {
  CiClient,
  CiProject,
  locationHostOf,
} from '@mlownership/backstage-plugin-ml-ownership-node';

const SLUG = /^(?!\.+\/)[\w.-]+\/(?!\.+$)[\w.-]+$/;

/** The GitHub hosts of `integrations.github`: only they are read, each with its own credentials. */
export class GithubHosts {
  readonly #hosts: ReadonlyMap<string, GithubIntegrationConfig>;
  readonly #credentials: GithubCredentialsProvider;

  constructor(
    private readonly options: {
      integrations: ScmIntegrations;
      credentials?: GithubCredentialsProvider;
      /** Host of the entities whose location does not show it. */
      defaultHost: string;
      timeoutMs?: number;
    },
  ) {
    this.#hosts = new Map(
      options.integrations.github
        .list()
        .map(({ config }) => [config.host, config]),
    );
    this.#credentials =
      options.credentials ??
      DefaultGithubCredentialsProvider.fromIntegrations(options.integrations);
  }

  /** @returns undefined if the host is not configured, or the path is not that of a repository */
  project(host: string, path: string): CiProject | undefined {
    const name = host.toLocaleLowerCase('en-US');
    return this.#hosts.has(name) && SLUG.test(path)
      ? { host: name, path, url: `https://${name}/${path}` }
      : undefined;
  }

  /** The host of the file that declares an entity, if it is one of the hosts. */
  hostOf(entity: Entity): string {
    return (
      locationHostOf(entity, host => this.#hosts.has(host)) ??
      this.options.defaultHost
    );
  }

  client(): CiClient {
    return new CiClient({
      timeoutMs: this.options.timeoutMs,
      endpointOf: ({ host, path }) => {
        const { apiBaseUrl, apps } = this.#hosts.get(host)!;
        const [owner] = path.split('/');
        return {
          // An app has a rate limit for each installation, a token has one.
          id: apps?.length ? `${host}/${owner}` : host,
          title: host === 'github.com' ? 'GitHub' : `GitHub (${host})`,
          baseUrl: apiBaseUrl ?? `https://${host}/api/v3`,
        };
      },
      headersOf: async project => {
        const { token } = await this.#credentials.getCredentials({
          url: project.url,
        });
        if (!token) {
          throw new Error(
            `neither a token nor a GitHub App of integrations.github for ${project.host} covers it`,
          );
        }
        return {
          Accept: 'application/vnd.github+json',
          Authorization: `Bearer ${token}`,
          'X-GitHub-Api-Version': '2022-11-28',
        };
      },
    });
  }
}
