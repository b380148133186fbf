/** Disputes about criteria, and the answers. */
export const disputes = {
  list: 'Disputes',
  state: { open: 'Open', resolved: 'Resolved' },
  saidBy: 'Opened by {{person}} {{when}}.',
  comment: 'Answer: {{comment}}',
  commentBy: 'Answer by {{person}}: {{comment}}',
  resolve: 'Resolve',
  resolveOf: 'Resolve: {{title}}',
  openTitle: 'Dispute: {{title}}',
  openLead:
    'Explain to the platform team why this result is wrong. It does not change the result until they respond.',
  whatIsWrong: 'What is wrong?',
  atLeast: 'At least {{count, number}} characters.',
  send: 'Send',
  sent: 'Dispute submitted. The platform team’s answer will appear under “Exemptions and disputes”.',
  submitResolution: 'Resolve',
  yourComment: 'Your answer',
  yourCommentHint: 'What was fixed, or why the result is correct.',
  resolved: 'Resolved. The answer appears below the dispute.',
  said: '“{{reason}}”',
} as const;
