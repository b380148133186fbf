export * from './TextBlock';
export * from './isPlaceholder';
export * from './readTextBlocks';
export * from './selectSection';
