/**
 * Lays out and draws data lineage, with a canvas for React.
 *
 * @packageDocumentation
 */

export * from './core';
export * from './react/LineageCanvas';
export * from './react/LineageCanvasComponents';
export * from './react/LineageCanvasProps';
export * from './react/LineageCanvasTexts';
export * from './react/TeamSwatch';
export * from './react/useLayout';
