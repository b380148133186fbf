export * from './criterionAnchor';
export * from './CriterionLink';
export * from './criterionWords';
export * from './CriterionAction';
export * from './FromServer';
export * from './headlineOf';
export * from './smellWord';
export * from './withMergeNote';
