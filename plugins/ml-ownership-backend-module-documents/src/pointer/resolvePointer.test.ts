import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import fc from 'fast-check';
import { resolvePointer } from './resolvePointer';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitlab: [
        {
          host: 'gitlab.example.com',
          token: 'x',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
    },
  }),
);

function entityAt(location: string | undefined, techdocs?: string) {
  return {
    apiVersion: 'mlownership.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: 'churn',
      annotations: {
        ...(location && { 'backstage.io/managed-by-location': location }),
        ...(techdocs && { 'backstage.io/techdocs-ref': techdocs }),
      },
    },
  };
}
const FILE = 'url:https://files.example.com/models/catalog-info.yaml';
const GITHUB =
  'url:https://github.com/acme/ml/blob/main/models/catalog-info.yaml';
const GITLAB =
  'url:https://gitlab.example.com/acme/ml/-/blob/main/models/catalog-info.yaml';
const resolve = (
  location: string | undefined,
  pointer: string,
  techdocs?: string,
) => resolvePointer(entityAt(location, techdocs), pointer, integrations);

describe('resolvePointer', () => {
  it.each([
    [
      FILE,
      'docs/retrain.md',
      'https://files.example.com/models/docs/retrain.md',
      undefined,
    ],
    [
      FILE,
      './docs/../retrain.md#steps',
      'https://files.example.com/models/retrain.md',
      'steps',
    ],
    [
      FILE,
      '../shared/how to.md#L10-L20',
      'https://files.example.com/shared/how%20to.md',
      undefined,
    ],
    [
      FILE,
      'https://other.example.com/x?y=1#z',
      'https://other.example.com/x?y=1',
      'z',
    ],
    [
      FILE,
      ' url:http://other.example.com/x ',
      'http://other.example.com/x',
      undefined,
    ],
    [
      GITHUB,
      'docs/x.md',
      'https://github.com/acme/ml/tree/main/models/docs/x.md',
      undefined,
    ],
    [
      GITHUB,
      '/docs/x.md',
      'https://github.com/acme/ml/tree/main/docs/x.md',
      undefined,
    ],
    [
      GITLAB,
      '../docs/x.md',
      'https://gitlab.example.com/acme/ml/-/blob/main/docs/x.md',
      undefined,
    ],
  ])(
    'resolves from %s the pointer %s to %s',
    (location, pointer, url, fragment) => {
      expect(resolve(location, pointer)).toEqual({ ok: true, url, fragment });
    },
  );

  it.each([
    ['dir:.', 'https://files.example.com/models/'],
    ['dir:./site', 'https://files.example.com/models/site/'],
    ['url:https://docs.example.com/churn', 'https://docs.example.com/churn/'],
  ])('finds the TechDocs site at %s', (techdocs, site) => {
    expect(resolve(FILE, 'techdocs:/how-to/retrain#steps', techdocs)).toEqual({
      ok: true,
      site,
      page: 'how-to/retrain',
      fragment: 'steps',
    });
  });

  it.each([
    [FILE, 'file:///etc/passwd', /starts with "file:", expected an http/],
    [FILE, 'vbscript:x', /starts with "vbscript:"/],
    [FILE, 'data:text/plain,x', /starts with "data:"/],
    [FILE, 'component:default/docs', /starts with "component:"/],
    [FILE, '//evil.example.com/x', /starts with two slashes/],
    [FILE, '\\\\evil.example.com\\x', /backslash/],
    [FILE, 'docs/x.md\r\nHost: evil', /control character/],
    [
      FILE,
      'https://user:secret@files.example.com/x',
      /contains a user name or password/,
    ],
    [FILE, 'docs/%2e%2e/%2e%2e/x', /encoded path to a parent folder/],
    [FILE, 'docs/..%2fx', /encoded path to a parent folder/],
    [FILE, 'docs/%252e%252e%252fx', /encoded path to a parent folder/],
    [
      FILE,
      'https://files.example.com/a/%2e%2e%5cx',
      /encoded path to a parent folder/,
    ],
    [
      FILE,
      `docs/${'x'.repeat(3000)}`,
      /has 3005 characters, expected at most 2000/,
    ],
    [FILE, 'http://[::1', /is not a valid URL/],
    [
      FILE,
      'techdocs:x',
      /annotation backstage\.io\/techdocs-ref is missing; expected "dir:\."/,
    ],
    [
      'file:/srv/catalog-info.yaml',
      'docs/x.md',
      /was read from a "file" location, .*register the entity by URL/,
    ],
    [
      undefined,
      'docs/x.md',
      /does not know where the entity was read from; link an http/,
    ],
    [
      'url:not an address',
      'docs/x.md',
      /cannot be resolved against the entity's source location/,
    ],
  ])(
    'rejects from %s the pointer %s with a next step',
    (location, pointer, reason) => {
      const resolved = resolve(location, pointer);
      expect(resolved).toEqual({
        ok: false,
        reason: expect.stringMatching(reason),
      });
      expect(JSON.stringify(resolved)).not.toContain('secret');
    },
  );

  it('never throws, and never returns another scheme or credentials', () => {
    const isSafe = (address: string) => {
      const url = new URL(address);
      return (
        ['http:', 'https:'].includes(url.protocol) &&
        url.username + url.password + url.hash === ''
      );
    };
    const property = fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.stringMatching(
          /^[a-z]{0,8}:{0,2}\/{0,3}[@%.\\/a-z0-9#?:[\]-]{0,40}$/,
        ),
      ),
      fc.constantFrom(FILE, GITHUB, GITLAB, undefined),
      (pointer, location) => {
        const resolved = resolve(location, pointer, 'dir:.');
        if (!resolved.ok) {
          return resolved.reason.length > 0;
        }
        return isSafe('url' in resolved ? resolved.url : resolved.site);
      },
    );
    expect(() => fc.assert(property, { numRuns: 2000 })).not.toThrow();
  });
});
