export * from './TextBlock';
export * from './readTextBlocks';
export * from './selectSection';
