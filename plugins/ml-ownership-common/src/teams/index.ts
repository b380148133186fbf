export * from './compareTeams';
export * from './findGroupCycle';
