import { readTextBlocks, TextFormat } from '../text';
import { readRunbookSteps } from './readRunbookSteps';

function steps(source: string, format: TextFormat = 'markdown') {
  return readRunbookSteps(readTextBlocks(source, format), {});
}

/** A runbook with the given steps section, between two others that contain lists too. */
function around(middle: string) {
  return `# Retrain\n\n## Prerequisites\n\n1. Role x\n2. Role y\n\n${middle}\n\n## How to check the result\n\n1. It answers\n2. It is fast\n`;
}

describe('readRunbookSteps', () => {
  it.each([
    [
      'ordered items, without what stands in them',
      '## Steps\n\nDo it calmly.\n\n1. Stop it\n   - by hand\n   - or by force\n\n   Wait a little.\n\n   ```sh\n   1. make stop\n   ```\n\n2. Start it\n   1. the web\n   2. the worker\n\n```sh\nmake wait\n```\n\n3. Look',
      ['Stop it', 'Start it', 'Look'],
    ],
    [
      'numbered headings, whatever they speak of',
      '## Procedure\n\n### 1. Prepare the data\n\nx\n\n### 2. Train\n\n- a\n- b\n\n### 3. Verify the metrics\n\n1. y\n2. z',
      ['Prepare the data', 'Train', 'Verify the metrics'],
    ],
    [
      'ordered items under numbered headings that all have some',
      '## Procedure\n\n### 1. Train\n\n1. a\n2. b\n\n### 2. Deploy\n\n1. c',
      ['a', 'b', 'c'],
    ],
    [
      'headings that say which step they are',
      '## Step 1: get access\n\nx\n\n## Step 2 - start\n\nx\n\n## Step 3\n\nWait.\n\n## 手順 4: 確認する\n\nx',
      ['get access', 'start', 'Wait.', '確認する'],
    ],
    [
      'bullets',
      '## What to do\n\n- [ ] Stop it\n  - by hand\n- [x] Start it\n- TODO',
      ['Stop it', 'Start it'],
    ],
    [
      'bullets with ordered items in them',
      '## Steps\n\n- Train\n  1. a\n  2. b\n- Deploy',
      ['Train', 'Deploy'],
    ],
    [
      'the parts of one section, and not how to use or undo it',
      '## How to use this runbook\n\n- Read it.\n\n## Steps\n\n### Deploy to staging\n\n1. a\n\n### Run in production\n\n1. b\n\n## Rollback\n\n1. c',
      ['a', 'b'],
    ],
    [
      'a numbered list that no heading announces',
      '## Zzz\n\n1. Stop it\n2. Start it\n\n- not this',
      ['Stop it', 'Start it'],
    ],
    [
      'numbered headings that no heading announces',
      '## 1. Stop it\n\nx\n\n## 2. Start it\n\nx',
      ['Stop it', 'Start it'],
    ],
    [
      'all steps, with labels in them',
      '## Steps\n\n### 1. Extract\n\na\n\nExpected output:\n\n- x\n\n### 2. Load\n\n**Check:**\n\n- y\n\n### 3. Train\n\nRequired:\n\n- z',
      ['Extract', 'Load', 'Train'],
    ],
    [
      'all items, with labels between them',
      '## Steps\n\n1. Extract\n\n   Expected output:\n\n   - x\n\n2. Load\n\nExpected output:\n\n- y\n\n3. Train',
      ['Extract', 'Load', 'Train'],
    ],
    [
      'steps under a label',
      '**Steps**\n\n1. Extract\n\nExpected output:\n\n- x\n\n2. Load\n\n**Note**\n\nSlow.\n\n3. Train',
      ['Extract', 'Load', 'Train'],
    ],
    [
      'steps under a label, with labels in the items',
      '**Steps**\n\n1. Extract\n\n   Expected output:\n\n   - x\n\n2. Load\n\n3. Train',
      ['Extract', 'Load', 'Train'],
    ],
    [
      'steps of a phase after the other',
      '## Upgrade phases\n\n### Phase 1: Assess\n\n1. a\n2. b\n\n### Phase 2: Install\n\n1. c',
      ['a', 'b', 'c'],
    ],
    [
      'the first numbered section, and not the outline of the document',
      '## 1) Overview\n\nx\n\n## 2) Deployment\n\n1. Set it\n2. Start it\n\n## 3) Rollback\n\n- Undo it',
      ['Set it', 'Start it'],
    ],
    [
      'rows of a table of steps',
      '## Procedure\n\n| Step | Action | Expected result |\n|---|---|---|\n| 1 | Stop it | It is down |\n| 2 | Start it | It is up |',
      ['Stop it', 'Start it'],
    ],
    [
      'no questions',
      '## FAQ\n\n### 1. Why?\n\nx\n\n### 2. How?\n\n1. a\n2. b',
      [],
    ],
    [
      'no checklist before the steps',
      '## Pre-deployment checklist\n\n1. Role x\n2. Backup\n\n## Zzz\n\n1. Stop it\n2. Start it',
      ['Stop it', 'Start it'],
    ],
    [
      'no other procedure',
      '## Steps\n\n1. Stop it\n2. Start it\n\n### Rollback\n\n1. Undo it\n\n## Troubleshooting\n\n1. Look',
      ['Stop it', 'Start it'],
    ],
    ['no commands', '## Steps\n\n```sh\n1. make\n2. make\n```', []],
    ['no sentences', '## Steps\n\nStop it. Start it.', []],
    ['no list that nobody calls steps', '## Zzz\n\n- a\n- b', []],
    ['no single item that nobody calls a step', '## Zzz\n\n1. a', []],
    ['nothing that is to be written', '## Steps\n\n1. TODO\n2. TBD', []],
  ])('finds %s', (_, middle, expected) => {
    expect(steps(around(middle))).toEqual(expected);
  });

  it('returns plain text', () => {
    expect(
      steps(
        around(
          '## Steps\n\n1. Run `make train` on **main**, see [the *page*](http://x/y "z")\n2. Open <https://x.example.com/a_b>\n3. Set `a_b` and\n   wait\n4. <b>Look</b> ~~twice~~',
        ),
      ),
    ).toEqual([
      'Run make train on main, see the page',
      'Open https://x.example.com/a_b',
      'Set a_b and wait',
      'Look twice',
    ]);
  });

  it('limits the number and the length of the steps', () => {
    const many = Array.from({ length: 150 }, (_, index) => `1. Do ${index}`);
    expect(steps(around(`## Steps\n\n${many.join('\n')}`))).toEqual(
      Array.from({ length: 100 }, (_, index) => `Do ${index}`),
    );
    const [long] = steps(around(`## Steps\n\n1. ${'🚀 x'.repeat(400)}`));
    expect(long.length).toBeLessThanOrEqual(500);
    expect(long).toMatch(/^🚀 x.*…$/u);
    // Surrogate pairs are not split.
    expect(() => encodeURIComponent(long)).not.toThrow();
  });

  it.each<[TextFormat, string]>([
    [
      'html',
      '<h1>T</h1><h2>Steps</h2><ol><li><p>Stop <code>x</code></p><ul><li>by hand</li></ul><p>Wait.</p></li><li>Start<pre>1. make</pre></li></ol><p>Done.</p><h2>Verify</h2><ol><li>z</li></ol>',
    ],
    [
      'restructured-text',
      'T\n=\n\nSteps\n-----\n\n#. Stop ``x``\n\n   * by hand\n   * or by force\n\n   Wait.\n\n#. Start::\n\n      1. make\n\nVerify\n------\n\n#. z\n',
    ],
    [
      'asciidoc',
      '= T\n\n== Steps\n\n. Stop `x`\n* by hand\n* or by force\n+\nWait.\n+\n----\n. make\n----\n. Start\n.. first this\n\n== Verify\n\n. z\n',
    ],
    [
      'plain',
      'T\n\nSteps\n\n1. Stop x\n   - by hand\n2. Start\n\nVerify\n\n1. z\n',
    ],
  ])('reads %s', (format, source) => {
    expect(steps(source, format).map(text => text.replace(/:$/, ''))).toEqual([
      'Stop x',
      'Start',
    ]);
  });

  it('are whole whether or not lines are empty', () => {
    expect(
      steps(
        '# T\n## Steps\n### 1. Extract\na\nExpected output:\n- x\n### 2. Load\n### 3. Train',
      ),
    ).toEqual(['Extract', 'Load', 'Train']);
  });

  it('are those of AsciiDoc, with titles attached to them', () => {
    const source =
      '= T\n\n.Prerequisites\n* Role x\n+\n.Parameters\n|===\n|a |b\n|===\n\n.Procedure\n. Start\n+\n.Example output\n----\nx\n----\n. Wait\n+\n\n.Verification\n\n. Look\nendif::[]\n';
    expect(steps(source, 'asciidoc')).toEqual(['Start', 'Wait']);
  });

  it('joins the lines of an item', () => {
    const wrapped = ['Stop it and\n  wait for', 'Start :ref:`it <x>`'];
    expect(
      steps(
        `Steps\n=====\n\n1. ${wrapped[0]}\n2. ${wrapped[1]}\n`,
        'restructured-text',
      ),
    ).toEqual(['Stop it and wait for', expect.stringMatching(/^Start it/)]);
    expect(
      steps(
        '== Steps\n\n. Stop it and\nwait for\n. Open https://x/y[the page]\n',
        'asciidoc',
      ),
    ).toEqual(['Stop it and wait for', 'Open the page']);
  });
});
