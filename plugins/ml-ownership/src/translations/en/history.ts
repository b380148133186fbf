/** Changes over time. */
export const history = {
  title: 'History',
  subject: 'the history',
  none: 'No changes recorded.',
  list: 'Changes, newest first',
  showLatest: 'Show the latest only',
  showAll_one: 'Show all {{count, number}} change',
  showAll_other: 'Show all {{count, number}} changes',
  since: {
    itself:
      '“{{verdict}}” since {{verdictDay}}, level {{level}} ({{name}}) since {{levelDay}}.',
    itselfWithoutLevel: '“{{verdict}}” since {{verdictDay}}.',
    system:
      'System verdict: “{{verdict}}” since {{verdictDay}}, level {{level}} ({{name}}) since {{levelDay}}.',
    systemWithoutLevel: 'System verdict: “{{verdict}}” since {{verdictDay}}.',
  },
  // Inside of a sentence.
  levelName: {
    0: 'none',
    1: 'declared',
    2: 'documented',
    3: 'repeatable',
    4: 'proven by another team',
  },
  became: 'became',
  level: 'level {{level}}',
  removed: 'Removed from the catalog.',
  firstKnown: 'First evaluated',
  ownerChanged: 'Owner changed',
  ownerChangedTo: 'Owner changed to {{owner}}',
  rulesChanged: 'Rules changed to version {{version}}',
  moved: '{{what}} {{before}} → {{after}}',
  movedItself: 'Own verdict {{before}} → {{after}}',
  movedCause: 'Primary cause {{before}} → {{after}}',
  noCause: 'none',
} as const;
