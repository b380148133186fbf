export * from './edgeDash';
export * from './LineageCanvas';
export * from './ImageExportError';
export * from './TeamSwatch';
export * from './teamColour';
export * from './types';
