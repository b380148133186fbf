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
import { GithubApi } from '../api';
import { readGithubConfig } from '../configuration/readGithubConfig';
import { GithubHosts, GithubSource } from '../source';
import { people, pipeline } from './company';

const API_FIXTURES = join(__dirname, '..', '__fixtures__', 'api');

/** A GitHub with the answers of the fixtures, and a collector that reads it at a time that the test sets. */
export class StubGithub extends StubServer {
  now = Date.parse('2026-11-29T12:00:00Z');
  url = '';

  constructor() {
    super(readRecordings(API_FIXTURES));
  }

  override async start(): Promise<string> {
    this.url = await super.start();
    return this.url;
  }

  /** Configuration that points `github.com` to the server. */
  config(github: JsonObject = {}, integration: JsonObject = {}): JsonObject {
    return {
      integrations: {
        github: [
          {
            host: 'github.com',
            apiBaseUrl: this.url,
            token: 'not-a-secret',
            ...integration,
          },
        ],
      },
      mlOwnership: { github },
    };
  }

  hosts(integration?: JsonObject): GithubHosts {
    return new GithubHosts({
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader(this.config({}, integration)),
      ),
      defaultHost: 'github.com',
      timeoutMs: this.isSilent ? 200 : 10_000,
    });
  }

  collector(
    options: {
      github?: JsonObject;
      integration?: JsonObject;
      entities?: Entity[];
    } = {},
  ): CiCollector {
    const settings = readGithubConfig(
      new ConfigReader(this.config(options.github)),
    )!;
    const hosts = this.hosts(options.integration);
    const now = () => this.now;
    return new CiCollector({
      id: 'github',
      title: 'GitHub Actions',
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: options.entities ?? [...people, pipeline()],
      }),
      now,
      settings,
      source: new GithubSource({
        api: new GithubApi(hosts.client()),
        hosts,
        now,
        userAnnotation: settings.userAnnotation,
      }),
    });
  }
}
