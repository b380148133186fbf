import { sameDeclaration } from './sameDeclaration';
import { sameVersion } from './sameVersion';

const SHA = '3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e4d6b8f01';
const DIGEST = 'a'.repeat(64);

describe('sameVersion', () => {
  it.each([
    ['7', '7'],
    [SHA.slice(0, 7), SHA],
    [SHA.slice(0, 12).toUpperCase(), SHA],
    [`sha256:${DIGEST}`, DIGEST],
    [`a.example.com/x@sha256:${DIGEST}`, `b.example.com/y@sha256:${DIGEST}`],
    [`sha256:${DIGEST}`, `SHA256:${DIGEST.toUpperCase()}`],
  ])('treats %p and %p as equal', (a, b) => {
    expect([sameVersion(a, b), sameVersion(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['7', '8'],
    ['7', '70'],
    ['20261129', '2026112901'],
    [SHA.slice(0, 6), SHA],
    [SHA.slice(1, 9), SHA],
    [`a@sha256:${DIGEST}`, `a@sha256:${'b'.repeat(64)}`],
    ['v1', 'V1'],
    ['', SHA],
  ])('treats %p and %p as different', (a, b) => {
    expect([sameVersion(a, b), sameVersion(b, a)]).toEqual([false, false]);
  });
});

describe('sameDeclaration', () => {
  it.each([
    [undefined, undefined],
    ['./docs/retrain.md', 'docs/retrain.md'],
    ['docs//retrain.md', 'docs/other/../retrain.md'],
    ['docs/', 'docs'],
    ['https://CI.example.com/run/', 'https://ci.example.com/run'],
    ['HTTPS://ci.example.com:443/run', 'https://ci.example.com/run'],
    ['https://ci.example.com/', 'https://ci.example.com'],
    ['https://ci.example.com//a', 'https://ci.example.com/a'],
    [`a/x@sha256:${DIGEST}`, `b/x@sha256:${DIGEST}`],
  ])('treats %p and %p as equal', (a, b) => {
    expect([sameDeclaration(a, b), sameDeclaration(b, a)]).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    [undefined, ''],
    ['docs/a.md', 'docs/b.md'],
    ['/docs/a.md', 'docs/a.md'],
    ['docs/A.md', 'docs/a.md'],
    ['https://ci.example.com/Run', 'https://ci.example.com/run'],
    ['https://ci.example.com/run?a=1', 'https://ci.example.com/run?a=2'],
    ['https://ci.example.com/a#b', 'https://ci.example.com/a'],
    ['error rate over 2 %', 'error rate over 3 %'],
    ['..', '.'],
  ])('treats %p and %p as different', (a, b) => {
    expect([sameDeclaration(a, b), sameDeclaration(b, a)]).toEqual([
      false,
      false,
    ]);
  });
});
