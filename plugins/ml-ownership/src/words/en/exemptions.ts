/** What somebody asked to be excused from for a time. */
export const exemptions = {
  list: 'Exemptions',
  state: {
    requested: 'Waits for approval',
    approved: 'In force',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    ended: 'Over',
  },
  until: 'until {{day}}',
  askedBy: 'Asked for by {{person}} {{when}}.',
  // Who decided, by the state that came of it; `…At` where the instant is known.
  decided: {
    approved: 'Approved by {{person}}.',
    approvedAt: 'Approved by {{person}} {{when}}.',
    refused: 'Refused by {{person}}.',
    refusedAt: 'Refused by {{person}} {{when}}.',
    withdrawn: 'Withdrawn by {{person}}.',
    withdrawnAt: 'Withdrawn by {{person}} {{when}}.',
  },
  decision: { approve: 'Approve', refuse: 'Refuse', withdraw: 'Withdraw' },
  decisionOf: {
    approve: 'Approve: exemption from {{title}}',
    refuse: 'Refuse: exemption from {{title}}',
    withdraw: 'Withdraw: exemption from {{title}}',
  },
  request: 'Ask for an exemption: {{title}}',
  requestLead:
    'An exemption lets the level above be reached for a time, up to level 3, and is shown wherever the level is. Somebody outside of the owning team has to approve it.',
  ask: 'Ask',
  why: 'Why can it wait?',
  whyHint:
    'At least {{count, number}} characters: who approves it knows no more than this.',
  untilLabel: 'Until',
  untilHint: '{{count, number}} days from now at most.',
  requested:
    'Asked for. It waits for somebody outside of the owning team to approve it, and is listed under “Exemptions and disputes”.',
} as const;
