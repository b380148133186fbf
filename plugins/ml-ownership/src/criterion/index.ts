export * from './criterionAnchor';
export * from './CriterionLink';
export * from './CriterionAction';
