import { Entity } from '@backstage/catalog-model';
import { resolvePointer } from './resolvePointer';

const entityAt = (location?: string): Entity => ({
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name: 'churn',
    namespace: 'growth',
    annotations: location
      ? {
          'backstage.io/managed-by-location': location,
        }
      : {},
  },
});
const GITHUB =
  'url:https://github.com/acme/ml/tree/main/models/catalog-info.yaml';

describe('resolvePointer', () => {
  it.each([
    ['https://ci.example.com/run?x=1#y', 'https://ci.example.com/run?x=1#y'],
    ['url:https://ci.example.com/', 'https://ci.example.com/'],
    [
      'docs/recover.md#steps',
      'https://github.com/acme/ml/tree/main/models/docs/recover.md#steps',
    ],
    ['../shared.md', 'https://github.com/acme/ml/tree/main/shared.md'],
  ])('resolves %s to the URL %s', (text, url) => {
    expect(resolvePointer(entityAt(GITHUB), text)).toEqual({
      type: 'url',
      url,
    });
  });

  it.each([
    ['component:churn-api', 'component:growth/churn-api'],
    ['Group:default/ops', 'group:default/ops'],
  ])('resolves %s to the entity %s', (text, entityRef) => {
    expect(resolvePointer(entityAt(GITHUB), text)).toEqual({
      type: 'entity',
      entityRef,
    });
  });

  it.each([
    // eslint-disable-next-line no-script-url
    'javascript:alert(1)',
    // eslint-disable-next-line no-script-url
    'JAVASCRIPT:alert`1`//x.md',
    'data:text/html,x',
    'vbscript:x',
    'tel:112',
    'https://user:secret@ci.example.com/x',
    'https://',
    'images.example.com/ml/fraud@sha256:00',
    'error rate over 2 %, see docs/recover.md',
    'the registry',
    '',
  ])('treats %s as text', text => {
    expect(resolvePointer(entityAt(GITHUB), text)).toEqual({ type: 'text' });
  });

  it.each([
    [GITHUB, '/docs/x.md', { reason: 'rooted' }],
    [GITHUB, '//evil.example.com/x.md', { reason: 'rooted' }],
    [
      'file:/srv/models/m.yaml',
      'docs/x.md',
      { reason: 'relative', source: '/srv/models/m.yaml' },
    ],
    [
      'url:https://dev.example.com/_git/ml?path=/models/m.yaml',
      'docs/x.md',
      {
        reason: 'relative',
        source: 'https://dev.example.com/_git/ml?path=/models/m.yaml',
      },
    ],
    [undefined, 'docs/x.md', { reason: 'homeless' }],
  ])('from %s, the path %s cannot be opened', (location, text, why) => {
    expect(resolvePointer(entityAt(location), text)).toEqual({
      type: 'path',
      ...why,
    });
  });

  it('finds a page of the TechDocs of the entity', () => {
    expect(
      resolvePointer(entityAt(GITHUB), 'techdocs:/how-to/retrain'),
    ).toEqual({ type: 'techdocs', page: 'how-to/retrain' });
  });
});
