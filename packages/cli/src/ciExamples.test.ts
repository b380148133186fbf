import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './__testUtils__/runInTest';
import { writeFiles } from './__testUtils__/writeFiles';

jest.setTimeout(60_000);

const COMMENT = '<!-- mlownership check -->\n### Worse than `before` $HOME\n';

/** Programs that note their arguments, in place of npx and gh. */
const NPX = `#!/bin/sh
echo "npx $*" >>"$CALLS"
printf '%s' "$COMMENT"
exit "$NPX_CODE"
`;
const GH = `#!/bin/sh
echo "gh $*" >>"$CALLS"
case "$*" in *--paginate*) printf '%s' "$EARLIER" ;; esac
`;

function begin(env: Record<string, string>) {
  const folder = writeFiles({ 'bin/npx': NPX, 'bin/gh': GH, calls: '' });
  for (const name of ['npx', 'gh']) {
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  writeFileSync(join(folder, 'output'), '');
  const given = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    HOME: folder,
    CALLS: join(folder, 'calls'),
    COMMENT,
    NPX_CODE: '0',
    EARLIER: '',
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    FILES: '**/catalog-info.yaml ml',
    CLI: '@mlownership/cli@^0.1.0',
    ...env,
  };
  return {
    read: (name: string) =>
      existsSync(join(folder, name))
        ? readFileSync(join(folder, name), 'utf8')
        : '',
    run: (script: string) =>
      new Promise<number>(resolve => {
        execFile(
          'bash',
          ['-e', '-o', 'pipefail', '-c', script],
          { cwd: folder, env: given },
          error => resolve(error ? Number(error.code) : 0),
        );
      }),
  };
}

describe('the action for GitHub', () => {
  const { runs } = parse(
    readFileSync(join(ROOT, 'examples/ci/github-check/action.yml'), 'utf8'),
  );
  const [check, comment, result] = runs.steps.map(
    (step: { run: string }) => step.run,
  );

  it.each(['0', '1'])('comments what the check says (%s)', async code => {
    const { read, run } = begin({ MLOWNERSHIP_TOKEN: 't', NPX_CODE: code });
    expect(await run(check)).toBe(0);
    expect(read('calls')).toBe(
      'npx --yes @mlownership/cli@^0.1.0 check **/catalog-info.yaml ml --format markdown\n',
    );
    expect(read('output')).toBe(`exit-code=${code}\n`);
    expect(read('ml-ownership.md')).toBe(COMMENT);
    expect(read('summary')).toBe(COMMENT);
  });

  it.each([
    ['', '--method POST repos/a/b/issues/7/comments --field body=@'],
    ['12\n13\n', '--method PATCH repos/a/b/issues/comments/12 --field body=@'],
  ])('writes one comment (earlier: %j)', async (earlier, call) => {
    const { read, run } = begin({
      EARLIER: earlier,
      GITHUB_REPOSITORY: 'a/b',
      PULL_REQUEST: '7',
    });
    expect(await run(comment)).toBe(0);
    const calls = read('calls').split('\n');
    expect(calls[0]).toContain('gh api repos/a/b/issues/7/comments --paginate');
    expect(calls[1]).toContain(`gh api ${call}`);
  });

  it('ends with the code of the check', async () => {
    expect(await begin({ EXIT_CODE: '1' }).run(result)).toBe(1);
    const unknown = begin({ MLOWNERSHIP_TOKEN: 't', NPX_CODE: '2' });
    expect(await unknown.run(check)).toBe(2);
    expect(unknown.read('output')).toBe('');
  });

  it('validates offline without a token', async () => {
    const { read, run } = begin({ MLOWNERSHIP_TOKEN: '', NPX_CODE: '1' });
    expect(await run(check)).toBe(1);
    expect(read('calls')).toBe(
      'npx --yes @mlownership/cli@^0.1.0 validate **/catalog-info.yaml ml\n',
    );
    expect(read('output')).toBe('');
  });
});

describe('the component for GitLab', () => {
  const [, jobs] = parseAllDocuments(
    readFileSync(join(ROOT, 'examples/ci/gitlab-check.yml'), 'utf8'),
  ).map(document => document.toJSON());
  const [script] = jobs['ml-ownership-check'].script;

  /** A GitLab with notes on two pages. */
  async function startGitLab(notes: { id: number; body: string }[]) {
    const requests: unknown[] = [];
    const server = createServer(async (req: IncomingMessage, res) => {
      let body = '';
      for await (const part of req) {
        body += part;
      }
      const { pathname, searchParams } = new URL(req.url!, 'http://gitlab');
      const page = Number(searchParams.get('page') ?? 1);
      requests.push([
        req.method,
        pathname,
        req.headers['private-token'],
        body && JSON.parse(body),
      ]);
      res.setHeader('x-next-page', page < notes.length ? String(page + 1) : '');
      res.end(JSON.stringify(notes.slice(page - 1, page)));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
      requests,
      env: {
        CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
        CI_PROJECT_ID: '3',
        CI_MERGE_REQUEST_IID: '7',
        GITLAB_TOKEN: 'g',
      },
      stop: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  }

  const NOTES = '/api/v4/projects/3/merge_requests/7/notes';

  it.each([
    [[], [['POST', NOTES, 'g', { body: COMMENT }]]],
    [
      [
        { id: 11, body: 'a note' },
        { id: 12, body: COMMENT },
      ],
      [
        ['GET', NOTES, 'g', ''],
        ['PUT', `${NOTES}/12`, 'g', { body: COMMENT }],
      ],
    ],
  ])('writes one comment (earlier: %j)', async (notes, expected) => {
    const gitlab = await startGitLab(notes);
    try {
      const { read, run } = begin({ ...gitlab.env, NPX_CODE: '1' });
      expect(await run(script)).toBe(1);
      expect(read('calls')).toBe(
        'npx --yes @mlownership/cli@^0.1.0 check **/catalog-info.yaml ml --format markdown\n',
      );
      expect(gitlab.requests).toEqual([['GET', NOTES, 'g', ''], ...expected]);
    } finally {
      gitlab.stop();
    }
  });

  it('comments nothing without a token or an answer', async () => {
    const gitlab = await startGitLab([]);
    try {
      const silent = begin({ ...gitlab.env, GITLAB_TOKEN: '' });
      expect(await silent.run(script)).toBe(0);
      const unknown = begin({ ...gitlab.env, NPX_CODE: '2' });
      expect(await unknown.run(script)).toBe(2);
      expect(gitlab.requests).toEqual([]);
    } finally {
      gitlab.stop();
    }
  });
});
