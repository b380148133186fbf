/** Plots and the tables behind them. */
export const charts = {
  showTable: 'Show as a table',
  showPlot: 'Show as a plot',
  failed: 'The plot could not be drawn; these are its numbers.',
  day: 'Day',
  all: 'All',
  note: 'Note',
  kinds: { Model: 'Models', Dataset: 'Datasets', Pipeline: 'Pipelines' },
  verdicts: {
    subject: 'the verdicts over time',
    label: 'Verdicts over time',
    tooEarly:
      'Nothing is known yet: the plot begins with the first evaluation.',
    firstDay:
      'Today “{{verdict}}” holds for {{number, number}} of {{total, number}}. From tomorrow on, each day adds a column.',
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
      'Furthest behind is “{{ability}}”: {{number}} of {{total}} are at level 1 or below.',
    noneBehind: 'Nothing is below level 2.',
    link: '{{count, number}} at level {{level}} or below: {{ability}}',
  },
  causes: {
    label: 'Primary causes',
    cause: 'Cause',
    most: 'Most often {{meaning}} ({{cause}}).',
    none: 'No criterion fails.',
    link: '{{entities}}: {{cause}}',
  },
  coverage: {
    label: 'Criteria with an answer',
    kind: 'Kind',
    known: 'With an answer',
    unknown: 'Unknown',
    sentence:
      '{{kind}}: {{share}} of the criteria have an answer ({{known}} of {{applicable}}).',
    none: 'No criterion applies.',
  },
  progress: {
    label: 'Progress over time',
    sentence:
      'Since {{day}}, those that meet the goal went from {{from, number}} to {{to, number}} of {{total, number}}.',
    reached: 'Meet the goal',
    met: '{{met, number}} of {{total, number}} meet the goal',
  },
  levelsOverTime: {
    label: 'Levels over time',
    levels: 'Levels',
    rose: 'Higher than on {{day}}: {{names}}.',
    fell: 'Lower than on {{day}}: {{names}}.',
    same: 'Every ability is where it was on {{day}}.',
    since: 'From {{day}}: {{level}}',
    gone: 'From {{day}}: not in the catalog',
  },
} as const;
