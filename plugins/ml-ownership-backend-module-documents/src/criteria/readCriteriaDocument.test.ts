import { readTextBlocks, TextFormat } from '../text';
import { readCriteriaDocument } from './readCriteriaDocument';

const read = (
  source: string,
  subject: 'release' | 'rollback' = 'release',
  format: TextFormat = 'markdown',
) => readCriteriaDocument(readTextBlocks(source, format), subject);

describe('readCriteriaDocument', () => {
  it.each([
    [
      'a table',
      '# Criteria\n\n| what | threshold |\n|---|---|\n| recall | at least 0.9 |\n',
    ],
    [
      'a table whose header says that the numbers are limits',
      '# Release criteria\n\n| Metric | Threshold |\n|---|---|\n| AUC | 0.85 |\n',
    ],
    ['a list', '# Release criteria\n\n- All smoke tests\n- Signed by risk\n'],
    ['a measure and a number', '# Release criteria\n- AUC 0.85'],
    ['YAML in code', '# Release criteria\n\n```yaml\nmin_auc: 0.85\n```\n'],
    [
      'a sentence',
      '# When to release\n\nRoll out only where the error stays below 2 %.',
    ],
    ['two lines without a heading', '- recall ≥ 0.9\n- p95 below 200 ms\n'],
    ['a block of YAML alone', '```yaml\nmin_auc: 0.85\n```'],
    [
      'a checklist with thresholds',
      '# Release checklist\n\n- [ ] AUC ≥ 0.85\n- [ ] p95 < 200 ms\n',
    ],
    ['Chinese without spaces', '# 发布标准\n\n- 准确率不低于0.9\n'],
    ['two lines of YAML', '```yaml\nmin_auc: 0.85\nmax_latency_ms: 100\n```'],
    [
      'gates',
      '# Deployment Gates\n\n## Before\n\n- [ ] Security scan passed\n',
    ],
    [
      'gates without the word release',
      '# Model Readiness Gate\n\nPass\n- Meets the promotion policy (win_rate, cost).\n',
    ],
    [
      'a section of a runbook',
      '# Deploy\n\n1. Start\n\n## Release criteria\n\n- No longer day\n',
    ],
    [
      'subsections',
      '# Release criteria\n\n## Quality\n\n- AUC at least 0.85\n\n## Process\n\n- Signed by risk\n',
    ],
    ['German', '# Freigabe-Kriterien\n\nDie Genauigkeit liegt über 0,9.'],
    ['German', '# Freigabe\n\n- Die Genauigkeit liegt über 0,9.'],
    [
      'French',
      '# Critères de mise en production\n\n- Précision supérieure à 0,9\n',
    ],
    ['Spanish', '# Criterios de lanzamiento\n\n- Exactitud: al menos 0,9\n'],
    ['Portuguese', '# Critérios de promoção\n\n- Acurácia acima de 0,9\n'],
    ['Italian', '# Criteri di rilascio\n\n- Accuratezza almeno 0,9\n'],
    ['Dutch', '# Vrijgavecriteria\n\n- Fout minder dan 2 %\n- Precisie 0,9'],
    ['Japanese', '# リリース基準\n\n- 再現率は0.9以上\n'],
    ['Chinese', '# 发布标准\n\n- 准确率不低于 0.9\n'],
    ['Korean', '# 배포 기준\n\n- 정확도 0.9 이상\n'],
    ['Russian', '# Критерии выпуска\n\n- Точность не ниже 0,9\n'],
  ])('passes %s', (_, source) => {
    expect(read(source)).toEqual({
      outcome: 'pass',
      detail: expect.stringMatching(
        /criteri(?:on|a) for a release (?:is|are) documented$/,
      ),
    });
  });

  it.each([
    ['nothing', '', /is empty/],
    ['headings alone', '# Release criteria\n\n## Thresholds\n', /is empty/],
    [
      'what is to be written',
      '# Release criteria\n\n- TODO\n\nTBD\n',
      /a placeholder/,
    ],
    [
      'a link alone',
      '# Release criteria\n\n- https://wiki.example.com/x\n',
      /the section "Release criteria" has none; expected at least one item/,
    ],
    [
      'a link alone',
      '# Release\n\n[Criteria](https://wiki.example.com/x)\n',
      /has none/,
    ],
    ['prose', '# About\n\nThe team talks about it.\n', /No release criterion/],
    ['prose', 'All of our models are trained nightly.', /no section is about/],
    ['code', '# Criteria\n\n```\nif x > 1\n```\n', /No release criterion/],
    ['words within words', '# Alert\n## Investigate\n- Look at the log', /no/],
    ['questions', '# FAQ\nIf you need help, ask in the channel.', /no section/],
    ['release notes', '# Release notes\n- Fixed a typo', /no section/],
    [
      'a form with empty fields',
      '# Rollback log\n- Release version:\n- Trigger stage:',
      /no section/,
    ],
    [
      'a form with empty fields',
      '# Release criteria\n\n- Metric:\n- Threshold (hard limits):\n',
      /has none/,
    ],
    [
      'the text of a template',
      '# Release criteria\n\n- Describe the measures that must hold\n',
      /has none/,
    ],
    ['one line without a heading', '- recall ≥ 0.9\n', /fewer than two lines/],
    [
      'a model card',
      '# Model card: churn\n\n## Intended use\n\nOnly for churn.\n\n## Evaluation\n\n- AUC above 0.85 on all slices\n- error below 2 % on all slices\n',
      /no section/,
    ],
    [
      'alerts of a runbook',
      '# High latency\n\n## Alerts\n\n- p95 > 300 ms\n- error rate > 1 %\n',
      /no section/,
    ],
  ])('fails %s', (_, source, detail) => {
    expect(read(source)).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(detail),
    });
  });

  it.each([
    '# Recover\n\nThe team talks.\n\n## When to roll back\n\n- Wrong prices in the shop\n',
    '# Rollback policy\n\n## Quando fazer rollback\n\n1. Recall < 0.70\n',
    '# Rollback Plan\n\n**Auto triggers (any sustained 30m):**\n- error rate > 1.5× baseline\n\n**Actions:**\n1) Toggle the flags\n',
    '# Rollback agent\n\n## Decision policy\n\nRollback is recommended when p95 latency exceeds the configured budget.\n',
    '# ロールバック条件\n\n- エラー率が2%を超えた場合\n',
  ])('recognizes rollback criteria by their own terms: %s', source => {
    expect(read(source, 'rollback').outcome).toBe('pass');
    expect(read(source, 'release').outcome).toBe('fail');
  });

  it('reads files of YAML and JSON', () => {
    const yaml = 'release_criteria:\n  min_auc: 0.85\n  max_latency_ms: 100\n';
    expect(read(yaml, 'release', 'data').outcome).toBe('pass');
    expect(
      read(
        '{\n  "release_criteria": {\n    "min_auc": 0.85\n  }\n}',
        'release',
        'data',
      ).outcome,
    ).toBe('pass');
    expect(
      read('database:\n  host: x\n  port: 5432\n', 'release', 'data').outcome,
    ).toBe('fail');
  });
});
