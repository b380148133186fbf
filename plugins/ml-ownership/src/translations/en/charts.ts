/** Plots and their tables. */
export const charts = {
  showTable: 'Show as table',
  showPlot: 'Show as chart',
  failed: 'The chart could not be rendered. Its numbers are shown instead.',
  day: 'Day',
  all: 'All',
  note: 'Note',
  kinds: { Model: 'Models', Dataset: 'Datasets', Pipeline: 'Pipelines' },
  verdicts: {
    subject: 'the verdicts over time',
    label: 'Verdicts over time',
    tooEarly: 'No data yet: the chart starts with the first evaluation.',
    firstDay:
      'Today, {{number, number}} of {{total, number}} are “{{verdict}}”. A column is added each day.',
    rose: 'Since {{day}}, “{{verdict}}” rose from {{from, number}} to {{to, number}} of {{total, number}}.',
    fell: 'Since {{day}}, “{{verdict}}” fell from {{from, number}} to {{to, number}} of {{total, number}}.',
    stayed:
      'Since {{day}}, “{{verdict}}” has stayed at {{to, number}} of {{total, number}}.',
    otherRose: '“{{verdict}}” rose from {{from, number}} to {{to, number}}.',
    otherFell: '“{{verdict}}” fell from {{from, number}} to {{to, number}}.',
    rulesChanged: '{{day}}: rules changed to version {{version}}',
    ownersChanged_one: '{{day}}: owner of {{count, number}} changed',
    ownersChanged_other: '{{day}}: owners of {{count, number}} changed',
  },
  levels: {
    label: 'Levels by ability',
    ability: 'Ability',
    behind:
      '“{{ability}}” is furthest behind: {{number}} of {{total}} are at level 1 or below.',
    noneBehind: 'Nothing is below level 2.',
    link: '{{count, number}} at level {{level}} or below: {{ability}}',
  },
  causes: {
    label: 'Primary causes',
    cause: 'Cause',
    most: 'Most frequent: {{meaning}} ({{cause}}).',
    none: 'No criterion fails.',
    link: '{{entities}}: {{cause}}',
  },
  coverage: {
    label: 'Criteria with evidence',
    kind: 'Kind',
    known: 'With evidence',
    unknown: 'Without evidence',
    sentence:
      '{{kind}}: {{share}} of the criteria have evidence ({{known}} of {{applicable}}).',
    none: 'No criterion applies.',
  },
  progress: {
    label: 'Progress over time',
    sentence:
      'Since {{day}}, the number that meet the goal went from {{from, number}} to {{to, number}} of {{total, number}}.',
    reached: 'Meet the goal',
    met: '{{met, number}} of {{total, number}} meet the goal',
  },
  foundations: {
    label: 'Passing criteria over time',
    tooEarly: 'No history yet: the chart starts in a few days.',
    share: '{{foundation}}: {{share}}',
    rose: 'Since {{day}}, “{{foundation}}” rose most: {{to}} of its criteria pass, up from {{from}}.',
    fell: 'Since {{day}}, “{{foundation}}” fell most: {{to}} of its criteria pass, down from {{from}}.',
    same: 'Since {{day}}, the share of passing criteria has not changed in any foundation.',
  },
  levelsOverTime: {
    label: 'Levels over time',
    levels: 'Levels',
    rose: 'Higher than on {{day}}: {{names}}.',
    fell: 'Lower than on {{day}}: {{names}}.',
    same: 'No change in any ability since {{day}}.',
    since: 'From {{day}}: {{level}}',
    gone: 'From {{day}}: not in the catalog',
  },
} as const;
