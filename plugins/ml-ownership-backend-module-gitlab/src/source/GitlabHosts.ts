import { Entity } from '@backstage/catalog-model';
import {
  DefaultGitlabCredentialsProvider,
  getGitLabRequestOptions,
  GitLabIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';
import {
  CiClient,
  CiProject,
  locationHostOf,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** Annotation with the host of a project, where several are configured. */
const INSTANCE = 'gitlab.com/instance';

const SLUG = /^(?:(?!\.+\/)[\w.-]+\/)+(?!\.+$)[\w.-]+$/;

/** The GitLab hosts of `integrations.gitlab`: only they are read, each with its own credentials. */
export class GitlabHosts {
  readonly #hosts: ReadonlyMap<string, GitLabIntegrationConfig>;
  readonly #credentials;

  constructor(
    private readonly options: {
      integrations: ScmIntegrations;
      /** Host of the entities whose location does not show it. */
      defaultHost: string;
      timeoutMs?: number;
    },
  ) {
    this.#hosts = new Map(
      options.integrations.gitlab
        .list()
        .map(({ config }) => [config.host, config]),
    );
    this.#credentials = DefaultGitlabCredentialsProvider.fromIntegrations(
      options.integrations,
    );
  }

  /** @returns undefined if the host is not configured, or the path is not that of a project */
  project(host: string, path: string): CiProject | undefined {
    const config = this.#hosts.get(host.toLocaleLowerCase('en-US'));
    return config && SLUG.test(path)
      ? {
          host: config.host,
          path,
          url: `${config.baseUrl.replace(/\/+$/, '')}/${path}`,
        }
      : undefined;
  }

  /**
   * Parses the address of a page of a project: `https://host/group/project/-/page`.
   *
   * @returns undefined if its host is not configured
   */
  parsePage(
    address: string,
  ): { project: CiProject; page: string; fragment: string } | undefined {
    if (!URL.canParse(address)) {
      return undefined;
    }
    const { hash, host, pathname, protocol } = new URL(address);
    const config = this.#hosts.get(host);
    if (!config || protocol !== new URL(config.baseUrl).protocol) {
      return undefined;
    }
    const root = new URL(config.baseUrl).pathname.replace(/\/*$/, '/');
    const [path, page] = pathname.startsWith(root)
      ? pathname.slice(root.length).split('/-/', 2)
      : [];
    const project = path ? this.project(host, path) : undefined;
    return project && page
      ? { project, page, fragment: decode(hash.slice(1)) }
      : undefined;
  }

  /** The host that an entity names, or that of the file that declares it, if it is one of the hosts. */
  hostOf(entity: Entity): string {
    const instance = entity.metadata.annotations?.[INSTANCE]?.trim();
    return instance
      ? instance.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
      : locationHostOf(entity, host => this.#hosts.has(host)) ??
          this.options.defaultHost;
  }

  client(): CiClient {
    return new CiClient({
      timeoutMs: this.options.timeoutMs,
      endpointOf: ({ host }) => ({
        id: host,
        title: host === 'gitlab.com' ? 'GitLab' : `GitLab (${host})`,
        baseUrl: this.#hosts.get(host)!.apiBaseUrl,
      }),
      headersOf: async ({ host, url }) => {
        const { token } = await this.#credentials.getCredentials({ url });
        if (!token) {
          throw new Error(`integrations.gitlab has no token for ${host}`);
        }
        return getGitLabRequestOptions(this.#hosts.get(host)!, token).headers;
      },
    });
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
