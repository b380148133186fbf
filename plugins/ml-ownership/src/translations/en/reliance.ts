/** Whether a consumer may rely on a dataset. */
export const reliance = {
  question: 'May I rely on this dataset?',
  yes: 'Yes: its contract, freshness target, checks, owner and on-call are all in place.',
  no: 'No: {{problems}}.',
  unknown: 'Not known: nothing current confirms {{parts}}.',
  name: {
    contract: 'Contract',
    freshness: 'Freshness target',
    checks: 'Data checks',
    owner: 'Owner',
    onCall: 'On-call',
  },
  part: {
    contract: 'contract',
    freshness: 'freshness target',
    checks: 'data checks',
    owner: 'owner',
    onCall: 'on-call',
  },
  noSource: 'No source has reported it.',
} as const;
