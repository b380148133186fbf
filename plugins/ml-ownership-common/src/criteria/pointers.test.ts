/* eslint-disable no-script-url */
import {
  isPinnedImage,
  isPointer,
  isPointerOrImage,
  isUnsafeAddress,
} from './pointers';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('isPointer', () => {
  it.each([
    'docs/retrain.md',
    './docs/retrain.md#steps',
    '../shared/retrain.md',
    '/docs/retrain.md',
    'Dockerfile',
    'docs/how to retrain.md',
    'docs/Übergabe.md',
    'https://wiki.example.com/retrain?page=1#steps',
    'HTTP://wiki.example.com',
    'url:https://git.example.com/docs/retrain.md',
    'techdocs:retrain',
    'component:default/trainer',
    'Template:retrain',
    'pipeline:churn-training',
  ])('accepts %s', text => {
    expect(isPointer(text)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html',
    'file:///etc/passwd',
    'file:etc/passwd',
    'vbscript:x',
    'blob:https://example.com/1',
    'mailto:ada@example.com',
    'tel:112',
    'ftp://example.com/retrain.md',
    's3://lake/retrain.md',
    '//evil.example.com/retrain.md',
    '\\\\share\\retrain.md',
    'C:\\retrain.md',
    'http://',
    'https:retrain.md',
    'https:///retrain.md',
    'ask Ada',
    '',
    `images.example.com/ml/training@sha1:no image here, ${DIGEST}`,
  ])('rejects %j', text => {
    expect(isPointer(text)).toBe(false);
  });
});

describe('isPinnedImage', () => {
  it.each([
    `images.example.com:5000/ml/training@${DIGEST}`,
    `docker://ml/training:3.11@${DIGEST}`,
    `python@${DIGEST}`,
  ])('accepts %s', text => {
    expect(isPinnedImage(text)).toBe(true);
    expect(isPointerOrImage(text)).toBe(true);
  });

  it.each([`javascript:alert(1)//@${DIGEST}`, 'python:3.11', 'docs/x.md'])(
    'rejects %s',
    text => {
      expect(isPinnedImage(text)).toBe(false);
    },
  );
});

it('isPointerOrImage accepts registered environments', () => {
  expect(isPointerOrImage('azureml:train:12')).toBe(true);
  expect(isPointer('azureml:train:12')).toBe(false);
});

describe('isUnsafeAddress', () => {
  it('distinguishes URLs that execute or open something from text before a colon', () => {
    expect(
      [
        'javascript: alert(1)',
        ' \u0001java\tscript:alert(1)',
        'DATA:text/html,x',
        'file:///etc',
      ].filter(isUnsafeAddress),
    ).toHaveLength(4);
    expect(
      [
        'data: pipelines and registry',
        's3://lake/labels',
        'weekly, or drift > 0.2',
        'https://example.com',
      ].filter(isUnsafeAddress),
    ).toEqual([]);
  });
});
