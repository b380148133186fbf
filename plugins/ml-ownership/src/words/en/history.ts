/** What changed, and when. */
export const history = {
  title: 'History',
  subject: 'the history',
  none: 'No change is known.',
  list: 'Changes, the latest first',
  showLatest: 'Show the latest only',
  showAll_one: 'Show all {{count, number}} change',
  showAll_other: 'Show all {{count, number}} changes',
  since: {
    itself:
      '“{{verdict}}” since {{verdictDay}}, level {{level}} ({{name}}) since {{levelDay}}.',
    itselfWithoutLevel: '“{{verdict}}” since {{verdictDay}}.',
    system:
      'With its supply chain: “{{verdict}}” since {{verdictDay}}, level {{level}} ({{name}}) since {{levelDay}}.',
    systemWithoutLevel:
      'With its supply chain: “{{verdict}}” since {{verdictDay}}.',
  },
  // In the middle of a sentence.
  levelName: {
    0: 'nothing yet',
    1: 'declared',
    2: 'documented',
    3: 'repeatable',
    4: 'proven by another team',
  },
  became: 'became',
  level: 'level {{level}}',
  removed: 'It left the catalog.',
  firstKnown: 'First known',
  ownerChanged: 'Owner changed',
  ownerChangedTo: 'Owner changed to {{owner}}',
  rulesChanged: 'Rules changed to version {{version}}',
  moved: '{{what}} {{before}} → {{after}}',
  movedItself: 'Itself {{before}} → {{after}}',
  movedCause: 'Primary cause {{before}} → {{after}}',
  noCause: 'none',
} as const;
