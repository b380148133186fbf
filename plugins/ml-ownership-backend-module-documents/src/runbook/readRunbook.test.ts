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
    ['Italian', '## Prerequisiti', '## Procedura', '## Verifica'],
    ['Italian', '## Prima di iniziare', '## Risoluzione', '## Collaudo'],
    ['Dutch', '## Vereisten', '## Stappen', '## Controle'],
    ['Dutch', '## Voordat je begint', '## Oplossing', '## Nacontrole'],
    ['Chinese', '## 前置条件', '## 操作步骤', '## 结果验证'],
    ['Chinese', '## 准备工作', '## 处理', '## 检查'],
    ['Korean', '## 사전 조건', '## 절차', '## 결과 확인'],
    ['Korean', '## 요구 사항', '## 조치', '## 검증'],
    ['Russian', '## Требования', '## Порядок действий', '## Проверка'],
    ...[
      ['Pre-checks', 'Resolution', 'Post-checks'],
      ['Prechecks', 'Remediation', 'Postchecks'],
      ['Preconditions', 'Mitigation', 'Exit criteria'],
      ['Dependencies', 'Fix', 'Validation'],
      ['Entry criteria', 'Solution', 'Outcome'],
      ['Environment', 'Response', 'Tests'],
      ['Setup', 'Workaround', 'Testing'],
      ['Safety checks', 'Execution', 'Test'],
      ['Pre-deployment checklist', 'Deployment', 'Post-deployment checks'],
      ['Zugänge', 'Behebung', 'Nachkontrolle'],
      ['Vorarbeiten', 'Lösung', 'Prüfung'],
      ['Vorprüfung', 'Wiederherstellung', 'Kontrolle'],
      ['Voraussetzungen', 'Massnahmen', 'Abnahme'],
      ['Pré-contrôles', 'Résolution', 'Recette'],
      ['Prérequis', 'Mise en œuvre', 'Contrôle'],
      ['Precondiciones', 'Resolución', 'Pruebas'],
      ['Requisitos', 'Solución', 'Validación'],
      ['Pré-condições', 'Resolução', 'Testes'],
      ['Requisitos', 'Ação', 'Validação'],
      ['前提', '対応', '判定基準'],
      ['事前準備', '復旧', '完了条件'],
    ].map(words => ['a word', ...words.map(word => `## ${word}`)]),
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
        'Found prerequisites ("Prerequisites") and steps ("Steps"); no section describes how to verify the result (searched for headings such as "Verify", "How to check the result", "Expected result", and for a step that checks something after the first one)',
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
      detail: expect.stringContaining('the step "Verify that it answers"'),
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

/** A runbook with a check, and the given text before the steps. */
const withBefore = (before: string) =>
  `# T\n\n${before}\n\n## Steps\n\n1. Start it\n2. Wait\n\n## Verify\n\n- It answers\n`;

describe('prerequisites', () => {
  it.each([
    '## Pre-deployment checklist\n\n- [ ] Role x',
    '## Access and permissions\n\n- Role x',
    '## Required tools\n\n- kubectl',
    'Prerequisites: the trainer role',
    '- **Prerequisites:** the trainer role',
    '**Prerequisites**\nYou have the role.',
    '<details><summary>Prerequisites</summary>\n\n- Role x\n\n</details>',
    '!!! note "Prerequisites"\n    - Role x',
    '!!! note "Prerequisites"\n\n    Role x is needed.',
    ':::note Prerequisites\n\n- Role x\n\n:::',
    '## Preparation\n\n### Decision checklist\n\n- Alert confirmed',
    'Rotating a token requires `admin` access. Ask the platform team to do this for you.',
  ])('are %j', before => {
    expect(read(withBefore(before))).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    '## Fix the permissions\n\n- Role x',
    '## No action required\n\n- Nothing',
    '## Access denied errors\n\n- Look at the log',
    '## Grant permissions to the new role\n\n- Do it',
    '## Permissions and functions\n\n- f(x)',
    'Environment: production',
    '## To deploy you need to:\n\n- Start',
  ])('are not %j', before => {
    expect(read(withBefore(before)).detail).toMatch(
      /no section lists the prerequisites/,
    );
  });

  it('in a sentence are not a section, and are shown', () => {
    expect(read(withBefore('You need the role trainer.'))).toEqual({
      outcome: 'fail',
      detail: expect.stringContaining(
        'no section lists the prerequisites (searched for headings such as "Prerequisites", "Before you start"); a sentence names one ("You need the role trainer."): give it a section',
      ),
    });
  });

  it('come before the steps', () => {
    expect(
      read(
        '# T\n\n## Steps\n\n1. Start\n2. Verify that it answers\n\n## Requirements\n\n- Role x\n',
      ),
    ).toEqual({
      outcome: 'fail',
      detail: expect.stringContaining(
        'the prerequisites ("Requirements") come after the steps; put them before',
      ),
    });
  });

  it('of one step are not those of the runbook', () => {
    expect(
      read(
        '# T\n\n## Steps\n\n### 1. Extract\n\nRequired:\n\n- x\n\n### 2. Verify\n\nIt answers.\n',
      ).detail,
    ).toMatch(/no section lists the prerequisites/);
  });

  it('of a template are not written yet', () => {
    expect(
      read(withBefore('## Prerequisites\n\n- Describe the required roles')),
    ).toEqual({
      outcome: 'fail',
      detail: expect.stringContaining(
        'the section "Prerequisites" only says what to write there',
      ),
    });
  });
});

describe('a check of the result', () => {
  const withSteps = (steps: string) =>
    read(`# T\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n${steps}\n`);

  it.each([
    '1. Start\n2. Verify that recall is at least 0.9\n3. Tell the channel',
    '1. Start\n2. Then make sure that it answers\n3. Tell the channel',
    '1. Start it and check that it answers\n2. Restart it and verify the status\n3. Tell the channel',
    '- Start\n- Tell the channel\n- Validate the metrics',
    '| Step | Action | Expected result |\n|---|---|---|\n| 1 | Start | It answers |',
    '### 1. Start\n\nDo it.\n\nExpected output:\n\n- It answers\n\n### 2. Tell\n\nthe channel',
    '1. Starte es\n2. Prüfe die Genauigkeit',
    '1. 起動する\n2. 結果を確認する\n3. 連絡する',
    '1. 启动服务\n2. 验证结果',
  ])('is in %j', steps => {
    expect(withSteps(steps)).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    '1. Start\n2. Wait',
    '1. Verify the input\n2. Start',
    '1. Identify the alert\n2. Check the logs',
    '1. Start\n2. Make sure that you have the role',
    '1. Start\n2. Verify if the issue is related to the network',
    '| Step | Action | Expected result |\n|---|---|---|\n| 1 | Start | |',
  ])('is not in %j', steps => {
    expect(withSteps(steps).detail).toMatch(
      /no section describes how to verify the result/,
    );
  });

  it('is not before the steps', () => {
    expect(
      read(
        '# T\n\n## Prerequisites\n\n- Role x\n\n## Verify the alert\n\n- It fires\n\n## Steps\n\n1. Start\n2. Wait\n',
      ),
    ).toEqual({
      outcome: 'fail',
      detail: expect.stringContaining(
        '"Verify the alert" checks something before the first step',
      ),
    });
  });

  it('says what a good result is, anywhere', () => {
    expect(
      read(
        '# T\n\n## Success criteria\n\n- It answers\n\n## Prerequisites\n\n- Role x\n\n## Steps\n\n1. Start\n2. Wait\n',
      ).outcome,
    ).toBe('pass');
  });
});

describe('other forms', () => {
  it.each<[string, TextFormat, string]>([
    [
      'text on the line of a directive, and a list-table',
      'restructured-text',
      'T\n=\n\n.. admonition:: Prerequisites\n\n   Role x\n\nSteps\n-----\n\n.. list-table::\n   :header-rows: 1\n\n   * - Step\n     - Expected result\n   * - Start it\n     - It answers\n',
    ],
    [
      'bold lines and labels of an HTML export',
      'html',
      '<p><strong>Prerequisites</strong></p><p>Role x</p><p><b>Steps:</b></p><ol><li>Start</li><li>Wait</li></ol><p>Verification:</p><p>It answers</p>',
    ],
    [
      'bold by a style sheet',
      'html',
      '<html><head><style>.c3{color:#000;font-weight:700}</style></head><body><p><span class="c3">Prerequisites</span></p><p>Role x</p><p><span class="c3">Steps</span></p><ol start="1"><li>Start</li></ol><ol start="2"><li>Wait</li></ol><p><span style="font-weight:700">Check</span></p><p>It answers</p></body></html>',
    ],
    [
      'titles of two lines',
      'asciidoc',
      'Retrain\n=======\n\nPrerequisites\n-------------\n\n* Role x\n\nProcedure\n---------\n\n. Start\n. Wait\n\nVerification\n~~~~~~~~~~~~\n\n----\ncurl x\n----\n',
    ],
    [
      'a table with expected results',
      'asciidoc',
      '= T\n\n.Prerequisites\n* Role x\n\n.Procedure\n|===\n| Step | Expected result\n\n| Start it | It answers\n|===\n',
    ],
    [
      'capitals without an empty line',
      'plain',
      'RETRAINING\nPREREQUISITES\nRole x is needed.\nSTEPS\n1. Start\n2. Wait\nVERIFICATION\nIt answers.\n',
    ],
    [
      'labels without an empty line',
      'plain',
      'Retraining\n\nPrerequisites:\n- Role x\nSteps:\n1. Start\n2. Wait\nVerification:\nIt answers.\n',
    ],
  ])('reads %s', (_, format, source) => {
    expect(read(source, { format })).toMatchObject({ outcome: 'pass' });
  });

  it('never calls a section with text empty', () => {
    expect(
      read('# T\n\n## Steps\n\n### Prerequisites\n\n- Role x\n').detail,
    ).toMatch(/the section "Steps" contains no steps of its own/);
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
    ['Contact: Priya Raman, +49 30 1234567', 'Priya Raman'],
    ['Call Dave on 555-1234.', 'Call Dave'],
    ['Get the password from Priya Raman.', 'Priya Raman'],
    ['Message @jane.', 'Message @jane'],
    ['Notify Priya Raman.', 'Notify Priya Raman'],
    ['Check with jane.miller.', 'jane.miller'],
    ['Bitte Priya Raman um Freigabe.', 'Bitte Priya Raman'],
    ['佐藤に連絡する', '佐藤'],
    ['联系张伟获取权限', '张伟'],
    ['김철수에게 연락', '김철수'],
    ['Call Tariq Haddad at 555-1234', 'Tariq Haddad'],
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
    'Escalate to Tier 2, then to Level 3.',
    'Ask Incident Commander, or ask Change Advisory Board.',
    'Contact Fastly; talk to Sentry; ping Gateway; write to Cassandra.',
    'Contact Red Hat, New Relic or Amazon Web Services.',
    'Call +49 30 1234567 (on-call).',
    'Load zone.js@0.7.4 and mail risk.models@example.com.',
    'Notify Customer Success and inform Product Owner.',
    'Page load, message queue and call center; Page Load Time is low.',
    'Notify @here; get the token from Vault.',
    'Bitte Datei hochladen, bitte Team um Freigabe.',
    '担当者に連絡し、管理者に確認する。',
    '联系管理员。관리자에게 연락.',
    'Contact: Platform Team, +49 30 1234567',
  ])('is not required by "%s"', step => {
    expect(withStep(step)).toMatchObject({ outcome: 'pass' });
  });

  it('is required by a table of contacts', () => {
    const contacts = (row: string) =>
      read(
        `${runbook(
          '## Prerequisites',
          '## Steps',
          '## Verify',
        )}\n## Contacts\n\n| Who | Phone |\n|---|---|\n${row}\n`,
      ).outcome;
    expect(contacts('| Jane Miller | +49 30 123456 |')).toBe('fail');
    expect(contacts('| Database Admin | +49 30 123456 |')).toBe('pass');
    expect(contacts('| Training Gaps | District Trainer |')).toBe('pass');
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
