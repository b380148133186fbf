import { readTextBlocks, TextFormat } from '../text';
import { People } from './People';
import { readRunbook } from './readRunbook';

const NOBODY: People = { authors: [], teams: [] };

function read(
  source: string,
  options: {
    people?: People;
    format?: TextFormat;
    headings?: { verification?: string[] };
  } = {},
) {
  return readRunbook(readTextBlocks(source, options.format ?? 'markdown'), {
    people: options.people ?? NOBODY,
    headings: options.headings ?? {},
  });
}

/** A runbook with the given headings. */
function runbook(prerequisites: string, steps: string, check: string) {
  return `# Title\n\n${prerequisites}\n\n- Role \`x\`\n\n${steps}\n\n1. Start it.\n2. Wait.\n\n${check}\n\n- It answers.\n`;
}

describe('readRunbook', () => {
  it.each([
    ['English', '## Prerequisites', '## Steps', '## How to check the result'],
    ['English', '## Before you start', '## Procedure', '## Verification'],
    [
      'English',
      '**Requires:**',
      '## Rollback checklist',
      '## Acceptance criteria',
    ],
    ['decorated', '## 1. What you need 🔑', '### 2) **Run it**', '# ✅ Verify'],
    [
      'other levels',
      '#### Requirements',
      '## Instructions',
      '### Definition of done',
    ],
    [
      'labels',
      '**Preparation**',
      'What to do:',
      '__How do you know it worked?__',
    ],
    ['underlined', 'Pre-requisites\n---', 'STEPS\n===', 'Smoke test\n---'],
    ['German', '## Voraussetzungen', '## Vorgehen', '## Ergebnis prüfen'],
    [
      'German',
      '## Bevor es losgeht',
      '## Schritt für Schritt',
      '## Erfolgskontrolle',
    ],
    ['French', '## Prérequis', '## Étapes', '## Vérification du résultat'],
    ['French', '## Avant de commencer', '## Marche à suivre', '## Contrôle'],
    [
      'Spanish',
      '## Requisitos previos',
      '## Pasos',
      '## Cómo comprobar el resultado',
    ],
    [
      'Portuguese',
      '## Pré-requisitos',
      '## Passo a passo',
      '## Como verificar',
    ],
    ['Polish', '## Wymagania wstępne', '## Kroki', '## Weryfikacja'],
    ['Czech', '## Předpoklady', '## Postup', '## Ověření výsledku'],
    ['Japanese', '## 前提条件', '## 手順', '## 結果の確認'],
  ])('finds the sections by headings: %s', (_, ...headings) => {
    const [prerequisites, steps, check] = headings;
    expect(read(runbook(prerequisites, steps, check))).toEqual({
      outcome: 'pass',
      detail: expect.stringMatching(
        /^Found prerequisites \(".+"\), steps \(".+"\) and a way to verify the result \(".+"\), and no named person$/,
      ),
    });
    for (const missing of [0, 1, 2]) {
      const some = headings.map((heading, index) =>
        index === missing ? '## Zzz' : heading,
      );
      // A numbered list counts as steps under any heading.
      expect(read(runbook(some[0], some[1], some[2])).outcome).toBe(
        missing === 1 ? 'pass' : 'fail',
      );
    }
  });

  it('reports the missing section and the searched headings', () => {
    expect(read(runbook('## Prerequisites', '## Steps', '## Zzz'))).toEqual({
      outcome: 'fail',
      detail:
        'Found prerequisites ("Prerequisites") and steps ("Steps"); no section describes how to verify the result (searched for headings such as "Verify", "How to check the result")',
    });
    expect(read('# Title\n\nIt works.\n').detail).toMatch(
      /^no section lists the prerequisites .*; no steps .*; no section describes how to verify/,
    );
  });

  it('counts no section that is empty or a placeholder', () => {
    const todo = (text: string) =>
      read(
        `## Prerequisites\n\n${text}\n\n## Steps\n\n1. Do\n2. it\n\n## Verify\n\nok then\n`,
      );
    for (const text of [
      '',
      'TODO',
      '- TBD',
      '…',
      '_To be written._',
      '<!-- role x -->',
      'TODO: list the roles',
      '作成中',
    ]) {
      expect(todo(text)).toEqual({
        outcome: 'fail',
        detail: expect.stringMatching(
          /the section "Prerequisites" is empty or a placeholder/,
        ),
      });
    }
    expect(todo('None.').outcome).toBe('pass');
    for (const nothing of [
      '',
      '\n\n',
      'TODO',
      '# Runbook',
      '# Runbook\n\nTBD\n',
      '<!-- ## Steps -->',
    ]) {
      expect(read(nothing).detail).toMatch(/is empty|placeholder|no content/);
    }
  });

  it('ignores headings in code and comments', () => {
    const { detail } = read(
      '```\n## Prerequisites\nx\n## Verify\ny\n```\n\n    ## Verify\n    z\n\n<!--\n## Prerequisites\nx\n-->\n\n1. a\n2. b\n',
    );
    expect(detail).toMatch(/lists the prerequisites/);
    expect(detail).toMatch(/how to verify the result/);
  });

  it('finds steps without a heading, two sections under one heading, and a check as the last step', () => {
    const around = (middle: string) =>
      `## Before you begin\n\nRole x\n\n${middle}\n\n## Check\n\nIt answers\n`;
    for (const steps of [
      '## Zzz\n\n1. a b\n2. c d',
      '## Step 1: stop\n\nStop it.\n\n## Step 2: start\n\nStart it.',
      '## Zzz\n\n```sh\nmake stop\nmake start\n```',
      '## Rollback\n\nStart the workflow.',
    ]) {
      expect(read(around(steps)).outcome).toBe('pass');
    }
    expect(read(around('## Zzz\n\nIt is important to look.')).detail).toMatch(
      /no steps/,
    );
    expect(
      read('# T\n\n## Access\n\nx y\n\n## Deploy & verify\n\n1. a\n2. b\n')
        .outcome,
    ).toBe('pass');
    expect(
      read(
        '# T\n\n## Access\n\nx y\n\n## Steps\n\n1. Start\n2. Verify that it answers\n',
      ),
    ).toEqual({
      outcome: 'pass',
      detail: expect.stringContaining(
        'the last step, "Verify that it answers"',
      ),
    });
    expect(
      read(
        '# T\n\n## Access\n\nx y\n\n## Steps\n\n1. Verify the input\n2. Start\n',
      ).outcome,
    ).toBe('fail');
  });

  it('uses the configured headings', () => {
    const source = runbook('## Prerequisites', '## Steps', '## Zielfoto');
    expect(read(source).outcome).toBe('fail');
    expect(
      read(source, { headings: { verification: ['zielfoto*'] } }).outcome,
    ).toBe('pass');
  });

  it.each<[TextFormat, string]>([
    [
      'html',
      '<!doctype html><html><head><title>Steps</title></head><body><nav><h2>Verify</h2>x</nav><h1>T</h1><h2 id="p">Prerequisites<a href="#p">¶</a></h2><p>Role x</p><h2>Steps</h2><ol><li>Start</li><li>Wait</li></ol><h3>Verify</h3><pre>curl x</pre></body></html>',
    ],
    [
      'restructured-text',
      'Title\n=====\n\nPrerequisites\n-------------\n\n* Role x\n\nSteps\n-----\n\n#. Start\n#. Wait\n\n.. comment\n   Verify\n\nVerification\n------------\n\n.. code-block:: sh\n\n   curl x\n',
    ],
    [
      'asciidoc',
      '= Title\n\n== Prerequisites\n\n* Role x\n\n== Procedure\n\n. Start\n. Wait\n\n////\n== Zzz\n////\n\n=== Verification\n\n----\ncurl x\n----\n',
    ],
    [
      'plain',
      'Retraining\n\nPrerequisites\n\nRole x is needed.\n\nSteps\n\n1. Start\n2. Wait\n\nVerification\n\nIt answers.\n',
    ],
  ])('reads %s', (format, source) => {
    expect(read(source, { format })).toEqual({
      outcome: 'pass',
      detail: expect.stringContaining('a way to verify the result ("Ver'),
    });
    const without = source.replace(/Verif\w+\n-+|Verif\w+/g, 'Zzz');
    expect(read(without, { format }).detail).toMatch(
      /no section describes how to verify/,
    );
  });
});

describe('a named person', () => {
  const people: People = {
    authors: [
      { username: 'ada', displayName: 'Ada Lovelace' },
      { username: 'jane.doe' },
      { username: 'will', displayName: 'Will Smith' },
    ],
    teams: ['payments', 'growth-ml', 'loyalty'],
  };
  const withStep = (step: string) =>
    read(
      `# T\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n1. Start.\n2. ${step}\n\n## Verify\n\n- It answers.\n`,
      { people },
    );

  it.each([
    ['Ask Otto for the file.', 'Ask Otto'],
    ['If it fails, ping @otto.', 'ping @otto'],
    ['Ask Jean-Luc Picard.', 'Ask Jean-Luc'],
    ['Only Ada knows the password.', 'Ada'],
    ['It runs on @ada’s machine.', '@ada'],
    ['Ada Lovelace signs it.', 'Ada Lovelace'],
    ['Hand it to user:default/ada.', 'user:default/ada'],
    ['Have jane.doe restart it.', 'jane.doe'],
    ['Jane Doe has the key.', 'Jane Doe'],
    ['Contact otto.frisch@example.com.', 'otto.frisch@…'],
    ['Write to [him](mailto:otto.frisch@example.com).', 'otto.frisch@…'],
    ['Send it to ada@example.com.', 'ada@…'],
    ['Call +49 30 1234567 at night.', '+49 30 1234567'],
    ['Frag Otto nach der Datei.', 'Frag Otto'],
    ['Wenden Sie sich an Otto.', 'Wenden Sie sich an Otto'],
    ['Demandez à Otto le fichier.', 'Demandez à Otto'],
    ['Pregunta a Otto.', 'Pregunta a Otto'],
    ['Pergunte ao Otto.', 'Pergunte ao Otto'],
    ['Skontaktuj się z Ottonem.', 'Skontaktuj się z Ottonem'],
    ['Zeptejte se Oty.', 'Zeptejte se Oty'],
    ['田中さんに確認する。', '田中さん'],
  ])('is required by "%s"', (step, found) => {
    expect(withStep(step)).toEqual({
      outcome: 'fail',
      detail: expect.stringContaining(found),
    });
    expect(withStep(step).detail).toMatch(/name a role, a group or a channel/);
  });

  it.each([
    'Escalate to Growth ML, or ask Payments for approval.',
    'Ask the Loyalty team; ping @loyalty or @acme/ml-platform.',
    'Post in #churn-oncall and page the on-call: mlops-oncall@example.com, team@example.com.',
    'Mail data.platform@example.com or growth-ml@example.com.',
    'Call the duty phone, +49 30 1234567.',
    'Install package@1.2.3 and @scope/package, image@sha256:abc, `ask Ada`.',
    'Clone git@github.com:acme/churn.git and decorate with @dataclass.',
    'Ask Airflow to clear the task; contact Support Engineering.',
    'It will run; nobody will ask for it.',
    'Check with Grafana whether AdaBoost and ADA agree.',
    'The model uses Adam with the path /home/ada/x.',
    'Wait for the job *evaluate*; call the supplier desk.',
    'Call Predict with 3 rows.',
  ])('is not required by "%s"', step => {
    expect(withStep(step)).toMatchObject({ outcome: 'pass' });
  });

  it('may be the author of the document', () => {
    const source = runbook('## Prerequisites', '## Steps', '## Verify');
    for (const colophon of [
      'Author: Ada Lovelace',
      'Last updated by Ada on Monday',
      '## Contributors\n\n- Ada\n- jane.doe@example.com',
      '---\nauthor: Ada\n---',
    ]) {
      const written = colophon.startsWith('---')
        ? `${colophon}\n${source}`
        : `${source}\n${colophon}\n`;
      expect(read(written, { people })).toMatchObject({ outcome: 'pass' });
    }
  });
});
