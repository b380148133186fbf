import { TextFormat } from './TextBlock';
import { selectSection } from './selectSection';

const MARKDOWN = `---
title: x
---
# Operations

## Retrain 🚀 it!

one

### Steps

two

## Steps

three

## Recover {#when-it-burns}

<h3 id="inner">Inside</h3>

four
`;

describe('selectSection', () => {
  it.each<[string, string | undefined]>([
    ['retrain--it', '## Retrain 🚀 it!\n\none\n\n### Steps\n\ntwo\n\n'],
    ['Retrain-it', '## Retrain 🚀 it!\n\none\n\n### Steps\n\ntwo\n\n'],
    ['steps', '### Steps\n\ntwo\n\n'],
    ['steps-1', '## Steps\n\nthree\n\n'],
    ['when-it-burns', expect.stringMatching(/^## Recover.*four\n$/s)],
    ['inner', expect.stringMatching(/^<h3.*four\n$/s)],
    ['%E0%A4%A', undefined],
    ['nowhere', undefined],
  ])('finds #%s in Markdown', (fragment, section) => {
    expect(selectSection(MARKDOWN, 'markdown', fragment)).toEqual(section);
    expect(
      selectSection(
        MARKDOWN.replace(/\n/g, '\r\n'),
        'markdown',
        fragment,
      )?.replace(/\r\n/g, '\n'),
    ).toEqual(section);
  });

  it.each<[TextFormat, string, string, string]>([
    [
      'html',
      '<h1>A</h1>x<h2 id="b1">B</h2>y<h2>C</h2>',
      'b1',
      '<h2 id="b1">B</h2>y',
    ],
    [
      'restructured-text',
      'A\n=\n\nTitle\n=====\n\nx\n\n.. _down:\n\nBack\n====\n\ny\n',
      'down',
      'Back\n====\n\ny\n',
    ],
    [
      'asciidoc',
      '= A\n\n[[down]]\n== Back\n\ny\n\n== C\n',
      '_back',
      '== Back\n\ny\n\n',
    ],
  ])('finds a section in %s', (format, source, fragment, section) => {
    expect(selectSection(source, format, fragment)).toBe(section);
  });
});
