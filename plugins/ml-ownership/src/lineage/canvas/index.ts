export * from './edgeDash';
export * from './LineageCanvas';
export * from './TeamSwatch';
export * from './teamColour';
export * from './types';
