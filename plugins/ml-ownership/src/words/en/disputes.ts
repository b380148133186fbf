/** What people say is wrong about a criterion, and the answers. */
export const disputes = {
  list: 'Disputes',
  state: { open: 'Said to be wrong', resolved: 'Answered' },
  saidBy: 'By {{person}} {{when}}.',
  answer: 'Answer: {{answer}}',
  answerBy: 'Answer by {{person}}: {{answer}}',
  answerAction: 'Answer',
  answerOf: 'Answer: {{title}}',
  openTitle: 'Say that it is wrong: {{title}}',
  openLead:
    'Tell the platform team why this criterion is wrong about this entity. It changes no state until they have looked.',
  whatIsWrong: 'What is wrong?',
  atLeast: 'At least {{count, number}} characters.',
  send: 'Send',
  sent: 'Thank you. It lists for the platform team, and their answer will stand under “Exemptions and disputes”.',
  answerAndClose: 'Answer and close',
  yourAnswer: 'Your answer',
  yourAnswerHint: 'What was wrong and is mended, or why it stands.',
  answered: 'Answered. It stands below what was said.',
  said: '“{{reason}}”',
} as const;
