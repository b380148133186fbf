/** Exemptions from criteria. */
export const exemptions = {
  list: 'Exemptions',
  state: {
    requested: 'Pending approval',
    approved: 'Active',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
  },
  until: 'until {{day}}',
  askedBy: 'Requested by {{person}} {{when}}.',
  // The decision behind a state; `…At` if its time is known.
  decided: {
    approved: 'Approved by {{person}}.',
    approvedAt: 'Approved by {{person}} {{when}}.',
    rejected: 'Rejected by {{person}}.',
    rejectedAt: 'Rejected by {{person}} {{when}}.',
    withdrawn: 'Withdrawn by {{person}}.',
    withdrawnAt: 'Withdrawn by {{person}} {{when}}.',
  },
  decision: { approve: 'Approve', reject: 'Reject', withdraw: 'Withdraw' },
  decisionOf: {
    approve: 'Approve: exemption from {{title}}',
    reject: 'Reject: exemption from {{title}}',
    withdraw: 'Withdraw: exemption from {{title}}',
  },
  request: 'Request exemption: {{title}}',
  requestLead:
    'A temporary exemption lets the ability reach up to level 3 and is shown wherever the level is. It must be approved outside the owning team.',
  ask: 'Request',
  why: 'Reason',
  whyHint:
    'At least {{count, number}} characters. The approver sees only this text.',
  untilLabel: 'Until',
  untilHint: 'At most {{count, number}} days from now.',
  requested:
    'Requested. Someone outside the owning team must approve it; see “Exemptions and disputes”.',
} as const;
