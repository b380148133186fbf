import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  getCriterion,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorResult } from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { createHash } from 'crypto';
import { IncomingMessage, ServerResponse } from 'http';
import { createTestCollector } from '../__testUtils__/createTestCollector';
import {
  DocumentServer,
  startDocumentServer,
} from '../__testUtils__/startDocumentServer';

const RUNBOOK =
  '# Retrain\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n1. Start\n2. Wait\n\n## Verify\n\n- It answers\n';
const CONTRACT =
  'apiVersion: v3.1.0\nkind: DataContract\nteam: { name: data }\nschema: [{ name: t, properties: [{ name: a }] }]\n';
const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;
const IMAGE_DIGEST = digestOf('image');

type Page =
  | string
  | Buffer
  | ((request: IncomingMessage, response: ServerResponse) => void);

describe('DocumentsCollector', () => {
  let server: DocumentServer;
  let other: DocumentServer;
  const pages = new Map<string, Page>();
  /** `If-None-Match` of the requests that have one. */
  let asked: string[];

  beforeEach(async () => {
    pages.clear();
    asked = [];
    server = await startDocumentServer((request, response) => {
      const page = pages.get(request.url ?? '');
      const etag = request.headers['if-none-match'];
      if (etag) {
        asked.push(etag);
      }
      if (typeof page === 'function') {
        page(request, response);
      } else if (page === undefined) {
        response.writeHead(404).end();
      } else if (etag === `"${digestOf(page.toString())}"`) {
        response.writeHead(304).end();
      } else {
        response
          .writeHead(200, { ETag: `"${digestOf(page.toString())}"` })
          .end(page);
      }
    });
    other = await startDocumentServer((_, response) => {
      response.end(RUNBOOK);
    });
  });

  afterEach(async () => {
    await Promise.all([server.stop(), other.stop()]);
  });

  function entityOf(
    spec: JsonObject,
    overrides: { kind?: string; name?: string; techdocs?: string } = {},
  ): MlEntity {
    const entity: Entity = {
      apiVersion: 'mlownership.dev/v1alpha1',
      kind: overrides.kind ?? 'Model',
      metadata: {
        name: overrides.name ?? 'churn',
        annotations: {
          'backstage.io/managed-by-location': `url:${server.url(
            '/ml/catalog-info.yaml',
          )}`,
          ...(overrides.techdocs && {
            'backstage.io/techdocs-ref': overrides.techdocs,
          }),
        },
      },
      spec: {
        type: 'x',
        lifecycle: 'production',
        owner: 'group:growth',
        ...spec,
      },
    };
    return entity as MlEntity;
  }

  const retrainBy = (runbook: unknown, name?: string) =>
    entityOf({ operations: { retrain: { runbook } } } as JsonObject, { name });

  function collector(
    options: Partial<Parameters<typeof createTestCollector>[0]> = {},
  ) {
    return createTestCollector({ allow: [server.host], ...options });
  }

  /** Evidence and unchecked criteria, by criterion. */
  function summary({ evidence, unchecked }: CollectorResult) {
    return Object.fromEntries([
      ...evidence.map(({ criterion, outcome, detail }) => [
        criterion,
        `${outcome}: ${detail}`,
      ]),
      ...(unchecked ?? []).map(({ criterion, reason }) => [
        criterion,
        `unchecked: ${reason}`,
      ]),
    ]);
  }

  it('lists existing criteria that accept documents', () => {
    const { criteria, id, source } = collector();
    expect([id, source]).toEqual(['documents', 'document']);
    for (const criterion of criteria) {
      expect(getCriterion(criterion).accepts).toContain('document');
    }
  });

  it('checks everything that is declared, and nothing else', async () => {
    pages.set('/ml/docs/run.md', RUNBOOK);
    pages.set('/ml/docs/criteria.md', '# Criteria\n\n- recall ≥ 0.9\n');
    pages.set('/ml/lock/requirements.txt', 'a==1\n');
    pages.set('/ml/contract.yaml', CONTRACT);
    const operations = {
      retrain: { runbook: 'docs/run.md', environment: 'lock/requirements.txt' },
      deploy: {
        runbook: './docs/run.md',
        releaseCriteria: 'docs/criteria.md',
        environment: `images.example.com/x@${IMAGE_DIGEST}`,
        environmentDifference:
          'the image holds the lock file, and a web server',
      },
      observe: { runbook: 'docs/never.md' },
      recover: {
        runbook: server.url('/ml/docs/run.md'),
        rollbackCriteria: 'docs/criteria.md',
      },
    };
    const [model, dataset, bare] = await collectOnce(collector(), [
      entityOf({ operations }),
      entityOf({ contract: 'contract.yaml', operations }, { kind: 'Dataset' }),
      entityOf(
        {
          operations: { recover: { rollbackCriteria: 'error rate over 2 %' } },
        },
        { name: 'bare' },
      ),
    ]);

    expect(summary(model)).toEqual({
      'retrain.runbook-readable': expect.stringMatching(
        /^pass: Found prerequisites/,
      ),
      'retrain.environment':
        'pass: The requirements file pins 1 package, 0 of them by hash',
      'deploy.runbook-readable': expect.stringMatching(/^pass/),
      'deploy.release-criteria':
        'pass: 1 criterion for a release is documented',
      'deploy.environment': expect.stringMatching(
        /^pass: The image is pinned by sha256:.*; its difference from training is documented: the image holds/,
      ),
      'recover.runbook-readable': expect.stringMatching(/^pass/),
      'recover.criteria': 'pass: 1 criterion for a rollback is documented',
    });
    expect(
      model.evidence.find(
        ({ criterion }) => criterion === 'retrain.runbook-readable',
      ),
    ).toMatchObject({
      url: server.url('/ml/docs/run.md'),
      subjectVersion: digestOf(RUNBOOK),
    });
    expect(Object.keys(summary(dataset)).sort()).toEqual([
      'data.contract',
      'recover.runbook-readable',
      'retrain.runbook-readable',
    ]);
    expect(bare).toMatchObject({ evidence: [], unchecked: [] });
    expect([...server.requests].sort()).toEqual([
      '/ml/contract.yaml',
      '/ml/docs/criteria.md',
      '/ml/docs/run.md',
      '/ml/lock/requirements.txt',
    ]);
  });

  it('confirms unchanged documents, reads changed ones, and keeps a small state', async () => {
    pages.set('/ml/run.md', RUNBOOK);
    const documents = collector();
    const entity = retrainBy('run.md');
    const [first] = await collectOnce(documents, [entity]);
    const cursors = { 'model:default/churn': first.cursor! };
    expect(JSON.stringify(first.cursor).length).toBeLessThan(1000);

    const [second] = await collectOnce(documents, [entity], { cursors });
    expect(asked).toEqual([`"${digestOf(RUNBOOK)}"`]);
    expect(second).toEqual(first);

    pages.set('/ml/run.md', '# Changed\n\nTBD\n');
    const [third] = await collectOnce(documents, [entity], { cursors });
    expect(third.evidence[0]).toMatchObject({
      outcome: 'fail',
      subjectVersion: digestOf('# Changed\n\nTBD\n'),
    });

    // The cached finding of a document that is unreadable now is kept.
    pages.set('/ml/run.md', (_, response) => {
      response.writeHead(503).end();
    });
    const [fourth] = await collectOnce(documents, [entity], { cursors });
    expect(fourth).toMatchObject({ evidence: [], cursor: first.cursor });
  });

  it('reads a document again if authors, headings or the state changed', async () => {
    pages.set('/ml/run.md', `${RUNBOOK}\nOtto wrote the tool.\n`);
    const entity = retrainBy('run.md');
    const [first] = await collectOnce(collector(), [entity]);
    expect(first.evidence[0].outcome).toBe('pass');
    const cursors = { 'model:default/churn': first.cursor! };

    const byOtto = entityOf({ ...entity.spec, authors: ['user:o.frisch'] });
    const users: Entity[] = [
      {
        apiVersion: 'v1',
        kind: 'User',
        metadata: { name: 'o.frisch' },
        spec: { profile: { displayName: 'Otto Frisch' } },
      },
    ];
    const [second] = await collectOnce(collector({ users }), [byOtto], {
      cursors,
    });
    expect(second.evidence[0]).toMatchObject({
      outcome: 'fail',
      detail: expect.stringContaining('"Otto"'),
    });

    await collectOnce(
      collector({ documents: { headings: { verification: ['zzz'] } } }),
      [entity],
      { cursors },
    );
    for (const cursor of [
      { readings: null },
      { readings: { 'retrain.runbook-readable': { etag: 1 } } },
      { x: [] },
    ]) {
      const [answer] = await collectOnce(collector(), [entity], {
        cursors: { 'model:default/churn': cursor as JsonObject },
      });
      expect(answer.evidence[0].outcome).toBe('pass');
    }
    expect(asked).toEqual([]);
  });

  it('fetches a document once for all checks, and in full if one of them has not read it', async () => {
    pages.set('/ml/run.md', RUNBOOK);
    const entities = ['a', 'b', 'c'].map(name =>
      retrainBy('run.md#steps', name),
    );
    const documents = collector();
    const answers = await collectOnce(documents, entities);
    expect(server.requests).toHaveLength(1);
    const cursors = Object.fromEntries(
      answers.map(({ entityRef, cursor }) => [entityRef, cursor!]),
    );
    const again = await collectOnce(documents, entities, { cursors });
    expect(asked).toHaveLength(1);
    delete cursors['model:default/b'];
    expect(
      (await collectOnce(documents, entities, { cursors })).map(summary),
    ).toEqual(again.map(summary));
    expect(asked).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it('reads the section of a fragment as a subject of its own', async () => {
    const section =
      '## Rebuild\n\n### Before you start\n\nRole x\n\n### Steps\n\n1. a\n2. b\n\n### Check\n\nok then\n\n';
    pages.set('/ml/ops.md', `# Ops\n\n${section}## Other\n\nAsk Otto.\n`);
    const [answer] = await collectOnce(collector(), [
      entityOf({
        operations: {
          retrain: { runbook: 'ops.md#rebuild' },
          recover: { runbook: 'ops.md#nowhere' },
        },
      }),
    ]);
    expect(answer.evidence).toEqual([
      expect.objectContaining({
        outcome: 'pass',
        url: server.url('/ml/ops.md#rebuild'),
        subjectVersion: digestOf(section),
      }),
      expect.objectContaining({
        outcome: 'fail',
        detail: 'The document has no section "#nowhere"',
      }),
    ]);
  });

  it('finds pages of the TechDocs site', async () => {
    pages.set('/ml/site/docs/retrain.md', RUNBOOK);
    pages.set('/ml/site/docs/how-to/index.md', RUNBOOK);
    const entity = entityOf(
      {
        operations: {
          retrain: { runbook: 'techdocs:retrain' },
          deploy: { runbook: 'techdocs:how-to/' },
          recover: { runbook: 'techdocs:gone.md' },
        },
      },
      { techdocs: 'dir:./site' },
    );
    const [answer] = await collectOnce(collector(), [entity]);
    expect(summary(answer)).toEqual({
      'retrain.runbook-readable': expect.stringMatching(/^pass/),
      'deploy.runbook-readable': expect.stringMatching(/^pass/),
      'recover.runbook-readable': `fail: Document not found at ${server.url(
        '/ml/site/docs/gone.md',
      )}, or not accessible to Backstage`,
    });
    expect(
      server.requests.filter(path => path.endsWith('mkdocs.yml')),
    ).toHaveLength(1);

    pages.set(
      '/ml/site/mkdocs.yml',
      'site_name: x\ndocs_dir: "pages"  # here\nplugins: [!!python/name:x ]\n',
    );
    pages.set('/ml/site/pages/retrain.md', RUNBOOK);
    const [moved] = await collectOnce(collector(), [entity]);
    expect(moved.evidence[0]).toMatchObject({
      outcome: 'pass',
      url: server.url('/ml/site/pages/retrain.md'),
    });
  });

  it('reports a declaration that is not a URL or path', async () => {
    for (const [runbook, detail] of [
      [
        'TODO',
        'spec.operations.retrain.runbook is "TODO", expected a document URL or path',
      ],
      [
        'ask in the channel',
        'spec.operations.retrain.runbook is "ask in the channel", expected a document URL or path',
      ],
      [
        { url: 'x' },
        'spec.operations.retrain.runbook is {"url":"x"}, expected a document URL or path',
      ],
      [
        14,
        'spec.operations.retrain.runbook is 14, expected a document URL or path',
      ],
    ] as const) {
      const [answer] = await collectOnce(collector(), [retrainBy(runbook)]);
      expect(summary(answer)).toEqual({
        'retrain.runbook-readable': `fail: ${detail}`,
      });
    }
    const [answer] = await collectOnce(collector(), [
      entityOf({ operations: 7, boundaries: null } as unknown as JsonObject),
    ]);
    expect(answer.evidence).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject, RegExp]>([
    [
      'the same image',
      { environment: `x@${IMAGE_DIGEST}` },
      { environment: `y@${IMAGE_DIGEST}` },
      /^pass: .*; it equals the training environment$/,
    ],
    [
      'the same lock file',
      { environment: 'requirements.txt' },
      { environment: 'requirements.txt' },
      /^pass: .*; it equals the training environment$/,
    ],
    [
      'another image',
      { environment: `x@${IMAGE_DIGEST}` },
      { environment: `x@${digestOf('y')}` },
      /^fail: .*; it differs from the training environment; document in spec\.operations\.deploy\.environmentDifference how it differs/,
    ],
    [
      'an image beside a lock file',
      { environment: 'requirements.txt' },
      { environment: `x@${IMAGE_DIGEST}` },
      /^fail: .* differs from the training environment/,
    ],
    [
      'a difference still to be written',
      { environment: 'requirements.txt' },
      { environment: `x@${IMAGE_DIGEST}`, environmentDifference: 'TBD' },
      /^fail: .* differs from the training environment/,
    ],
    [
      'no environment of training',
      {},
      { environment: `x@${IMAGE_DIGEST}` },
      /^fail: .*spec\.operations\.retrain\.environment is not declared/,
    ],
    [
      'an environment of training that cannot be read',
      { environment: 'https://other.example.com/poetry.lock' },
      { environment: `x@${IMAGE_DIGEST}` },
      /^unchecked: The training environment could not be read, .*Backstage may not read other\.example\.com/,
    ],
    [
      'a tag',
      { environment: `x@${IMAGE_DIGEST}` },
      { environment: 'x:latest', environmentDifference: 'none at all' },
      /^fail: The image is referenced by a tag/,
    ],
  ])(
    'compares the serving environment with %s',
    async (_, retrain, deploy, expected) => {
      pages.set('/ml/requirements.txt', 'a==1\n');
      const [answer] = await collectOnce(collector(), [
        entityOf({ operations: { retrain, deploy } }),
      ]);
      expect(summary(answer)['deploy.environment']).toMatch(expected);
    },
  );

  it.each<[string, Page, RegExp]>([
    [
      '500',
      (_, response) => {
        response.writeHead(500).end('secret stack');
      },
      /answered with 500; it will be retried$/,
    ],
    [
      '401',
      (_, response) => {
        response.writeHead(401).end();
      },
      /refuses Backstage \(401\): give its integration a token/,
    ],
    [
      '403',
      (_, response) => {
        response.writeHead(403).end();
      },
      /refuses Backstage \(403\)/,
    ],
    [
      '429',
      (_, response) => {
        response.writeHead(429).end();
      },
      /limits the requests of Backstage/,
    ],
    [
      'no answer in time',
      () => {},
      /did not respond within 0\.3 s; check whether/,
    ],
    [
      'half an answer',
      (_, response) => {
        response.write('# Retrain\n');
      },
      /did not respond within 0\.3 s/,
    ],
    [
      'a connection that breaks',
      request => {
        request.socket.destroy();
      },
      /could not be reached; it will be retried/,
    ],
    [
      'no end',
      (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
      /larger than 5000 bytes; link a smaller one, or raise/,
    ],
    ['too much', 'x'.repeat(5001), /larger than 5000 bytes/],
    ['bytes', Buffer.from([0, 1, 2, 255]), /is not text; link it as Markdown/],
    ['a PDF', '%PDF-1.7 x', /is not text/],
    [
      'a page to sign in',
      '<!doctype html><html><body>Sign in</body></html>',
      /returned a web page instead of the file, probably a sign-in page/,
    ],
    [
      'redirects without end',
      (_, response) => {
        response.writeHead(302, { Location: '/ml/run.md' }).end();
      },
      /redirects too often/,
    ],
  ])('creates no evidence from %s', async (_, page, reason) => {
    pages.set('/ml/run.md', page);
    const isSlow = reason.source.includes('did not respond');
    const [answer] = await collectOnce(
      collector({
        documents: {
          maxBytes: 5000,
          timeout: { milliseconds: isSlow ? 300 : 10_000 },
        },
      }),
      [retrainBy('run.md')],
    );
    expect(answer).toEqual({
      entityRef: 'model:default/churn',
      evidence: [],
      unchecked: [
        {
          criterion: 'retrain.runbook-readable',
          reason: expect.stringMatching(reason),
        },
      ],
      cursor: undefined,
    });
  });

  it('connects only to hosts that the reading configuration allows, also after a redirect', async () => {
    pages.set('/ml/run.md', (_, response) => {
      response.writeHead(302, { Location: other.url('/run.md') }).end();
    });
    pages.set('/ml/moved.md', (_, response) => {
      response.writeHead(301, { Location: '/ml/here.md' }).end();
    });
    pages.set('/ml/here.md', RUNBOOK);
    const answers = await collectOnce(collector(), [
      retrainBy('run.md', 'a'),
      retrainBy(other.url('/run.md'), 'b'),
      retrainBy(`http://${server.host}@${other.host}/run.md`, 'c'),
      retrainBy(`//${other.host}/run.md`, 'd'),
      retrainBy(
        `http://[::ffff:127.0.0.1]:${other.host.split(':')[1]}/run.md`,
        'e',
      ),
      retrainBy('moved.md', 'f'),
    ]);
    expect(
      answers.map(answer => summary(answer)['retrain.runbook-readable']),
    ).toEqual([
      expect.stringMatching(
        `^unchecked: ${server.host} redirects to ${other.host}, which Backstage may not read; link the document where it is now`,
      ),
      `unchecked: Backstage may not read ${other.host}: add it to backend.reading.allow or to integrations`,
      expect.stringMatching(
        /^unchecked: The URL contains a user name or password/,
      ),
      expect.stringMatching(/^unchecked: .*starts with two slashes/),
      expect.stringMatching(/^unchecked: Backstage may not read \[::ffff:/),
      expect.stringMatching(/^pass/),
    ]);
    expect(other.requests).toEqual([]);
  });

  it('keeps to the rate limit of a host, and leaves the rest for later', async () => {
    for (const name of 'abcd') {
      pages.set(`/ml/${name}.md`, RUNBOOK);
    }
    const answers = await collectOnce(
      collector({
        documents: { maxRequestsPerMinutePerHost: 3 },
        maxRateLimitWaitMs: 100,
      }),
      [...'abcd'].map(name => retrainBy(`${name}.md`, name)),
    );
    expect(server.requests).toHaveLength(3);
    expect(answers.flatMap(({ evidence }) => evidence)).toHaveLength(3);
    expect(answers.flatMap(({ unchecked }) => unchecked)).toEqual([
      {
        criterion: 'retrain.runbook-readable',
        reason: `The rate limit of ${server.host} is reached; it will be retried (mlOwnership.documents.maxRequestsPerMinutePerHost)`,
      },
    ]);
  });

  it('reads at most four documents of a host concurrently', async () => {
    let running = 0;
    let most = 0;
    const slow: Page = (_, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.end(RUNBOOK);
      }, 30);
    };
    for (let index = 0; index < 12; index += 1) {
      pages.set(`/ml/${index}.md`, slow);
    }
    const answers = await collectOnce(
      collector(),
      Array.from({ length: 12 }, (_, index) =>
        retrainBy(`${index}.md`, `m${index}`),
      ),
    );
    expect(answers.flatMap(({ evidence }) => evidence)).toHaveLength(12);
    expect(most).toBe(4);
  });

  it('stops if it is aborted', async () => {
    const controller = new AbortController();
    pages.set('/ml/run.md', () => controller.abort());
    const [answer] = await collectOnce(collector(), [retrainBy('run.md')], {
      signal: controller.signal,
    });
    expect(answer.unchecked).toEqual([
      {
        criterion: 'retrain.runbook-readable',
        reason:
          'Timed out waiting for the rate limit of the host; it will be retried',
      },
    ]);
  });
});
