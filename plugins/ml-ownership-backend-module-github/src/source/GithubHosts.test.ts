import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { StubServer } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { GithubApi } from '../api';
import { pipeline } from '../__testUtils__/company';
import { GithubHosts } from './GithubHosts';
import { GithubSource } from './GithubSource';

const HOST = 'ghe.example.com';

const answer = (body: object) => ({
  request: { url: '/repos/growth-ml/churn/actions/runs' },
  response: { status: 200, body },
});

describe('GithubHosts', () => {
  let server: StubServer;
  let hosts: GithubHosts;

  beforeEach(async () => {
    server = new StubServer([answer({ total_count: 0, workflow_runs: [] })]);
    hosts = new GithubHosts({
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            github: [
              {
                host: HOST,
                apiBaseUrl: await server.start(),
                token: 'of-the-enterprise',
              },
            ],
          },
        }),
      ),
      credentials: {
        getCredentials: async ({ url }) => ({
          type: 'app',
          token: url.includes('growth-ml') ? 'of-the-installation' : undefined,
        }),
      },
      defaultHost: 'github.com',
    });
  });

  afterEach(() => server.stop());

  it('reads an enterprise server with the credentials of the installation', async () => {
    const source = new GithubSource({
      api: new GithubApi(hosts.client()),
      hosts,
      now: Date.now,
      userAnnotation: 'github.com/user-login',
    });
    const { signal } = new AbortController();
    const entity = pipeline({
      annotations: {
        'github.com/project-slug': 'growth-ml/churn',
        'backstage.io/managed-by-location': `url:https://${HOST}/growth-ml/churn/blob/main/catalog-info.yaml`,
      },
    });
    const project = source.findProject(entity)!;
    expect(project.url).toBe(`https://${HOST}/growth-ml/churn`);
    await source.readRevision(project, undefined, signal);
    expect(server.requests[0].headers.authorization).toBe(
      'Bearer of-the-installation',
    );
    await expect(
      source.readRevision(
        hosts.project(HOST, 'other/repository')!,
        undefined,
        signal,
      ),
    ).rejects.toThrow(
      `GitHub (${HOST}) gave no token for other/repository: neither a token nor a GitHub App`,
    );
  });

  it.each([
    ['https://ghe.example.com/a/b/actions/workflows/train.yml', 'train.yml'],
    ['https://GHE.example.com/a/b/actions/workflows/t.yaml?query=x', 't.yaml'],
    [
      'url:https://ghe.example.com/a/b/blob/release/1.2/.github/workflows/t.yml',
      't.yml',
    ],
    ['https://ghe.example.com/a/b/actions/runs/7', undefined],
    ['https://elsewhere.example/a/b/actions/workflows/train.yml', undefined],
    ['.github/workflows/train.yml', undefined],
    ['docs/retrain.md', undefined],
  ])('finds in %s the workflow %s', (declaration, name) => {
    const source = new GithubSource({
      api: new GithubApi(hosts.client()),
      hosts,
      now: Date.now,
      userAnnotation: '',
    });
    expect(source.findWorkflow(declaration, undefined)?.name).toBe(name);
  });
});
