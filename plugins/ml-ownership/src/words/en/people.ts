/** Who owns, operates and built an entity, and who is called. */
export const people = {
  title: 'People',
  owner: 'Owner',
  operator: 'Operator',
  ownerOperates: 'the owner, as none is declared',
  onCall: 'On-call',
  onCallOfGroup: 'of the operating group',
  onCallUnknown: 'Unknown: the operating group could not be read',
  noOnCall: 'Nobody is named',
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
