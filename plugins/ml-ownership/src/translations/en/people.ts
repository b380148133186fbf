/** Owners, operators and authors of an entity, and its on-call. */
export const people = {
  title: 'People',
  owner: 'Owner',
  operator: 'Operator',
  ownerOperates: 'the owner (no operator declared)',
  onCall: 'On-call',
  onCallOfGroup: 'from the operating group',
  onCallUnknown: 'Unavailable: the operating group could not be read',
  noOnCall: 'None named',
  authors: 'Authors',
  steward: 'Steward',
  nobody: 'Nobody',
  noneDeclared: 'None declared',
  loadingOnCall: 'Loading who is on call',
  onCallOf: {
    schedule: 'On-call schedule',
    pagerDuty: 'PagerDuty',
    pagerDutyService: 'PagerDuty service {{id}}',
    opsgenieTeam: 'Opsgenie team {{id}}',
  },
} as const;
