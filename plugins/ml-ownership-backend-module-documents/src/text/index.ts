export * from './TextBlock';
export * from './isUnfilled';
export * from './matchTerms';
export * from './readTextBlocks';
export * from './selectSection';
