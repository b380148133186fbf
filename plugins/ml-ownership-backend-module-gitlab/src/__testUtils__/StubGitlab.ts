import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { CiCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  readRecordings,
  StubServer,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { join } from 'node:path';
import { GitlabApi } from '../api';
import { readGitlabConfig } from '../configuration/readGitlabConfig';
import { GitlabHosts, GitlabSource } from '../source';
import { people, pipeline } from './company';

const API_FIXTURES = join(__dirname, '..', '__fixtures__', 'api');

/** A GitLab with the answers of the fixtures, and a collector that reads it at a time that the test sets. */
export class StubGitlab extends StubServer {
  now = Date.parse('2026-11-29T12:00:00Z');
  url = '';

  constructor() {
    super(readRecordings(API_FIXTURES));
  }

  override async start(): Promise<string> {
    this.url = await super.start();
    return this.url;
  }

  /** Configuration that points `gitlab.com` to the server. */
  config(gitlab: JsonObject = {}, integration: JsonObject = {}): JsonObject {
    return {
      integrations: {
        gitlab: [
          {
            host: 'gitlab.com',
            apiBaseUrl: this.url,
            baseUrl: 'https://gitlab.com',
            token: 'not-a-secret',
            ...integration,
          },
        ],
      },
      mlOwnership: { gitlab },
    };
  }

  hosts(integration?: JsonObject): GitlabHosts {
    return new GitlabHosts({
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader(this.config({}, integration)),
      ),
      defaultHost: 'gitlab.com',
      timeoutMs: this.isSilent ? 200 : 10_000,
    });
  }

  source(): GitlabSource {
    const hosts = this.hosts();
    return new GitlabSource({
      api: new GitlabApi(hosts.client()),
      hosts,
      now: () => this.now,
      userAnnotation: 'gitlab.com/user-login',
    });
  }

  collector(
    options: {
      gitlab?: JsonObject;
      integration?: JsonObject;
      entities?: Entity[];
    } = {},
  ): CiCollector {
    const settings = readGitlabConfig(
      new ConfigReader(this.config(options.gitlab)),
    )!;
    const hosts = this.hosts(options.integration);
    const now = () => this.now;
    return new CiCollector({
      id: 'gitlab',
      title: 'GitLab',
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: options.entities ?? [...people, pipeline()],
      }),
      now,
      settings,
      source: new GitlabSource({
        api: new GitlabApi(hosts.client()),
        hosts,
        now,
        userAnnotation: settings.userAnnotation,
      }),
    });
  }
}
