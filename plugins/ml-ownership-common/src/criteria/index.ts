export * from './CriterionDefinition';
export * from './criteria';
export { getAttestors, isAttestor, isLink, parseTeam } from './declarations';
export { getEscalationContacts } from './getEscalationContacts';
export { getOnCall } from './getOnCall';
export { getOperator } from './getOperator';
export * from './externalData';
export * from './foundations';
export { getCriterionTexts } from './getCriterionTexts';
export {
  isEntityPointer,
  isHttpUrl,
  isPinnedImage,
  isPointer,
} from './pointers';
export * from './toolPrerequisites';
export * from './upstreamLinks';
