export * from './edgeDash';
export * from './LineageCanvas';
export * from './PictureError';
export * from './TeamSwatch';
export * from './teamColour';
export * from './types';
