export * from './criterionAnchor';
export * from './CriterionLink';
export * from './criterionText';
export * from './CriterionAction';
export * from './ServerText';
export * from './headlineOf';
export * from './smellText';
export * from './annotateYamlSnippet';
