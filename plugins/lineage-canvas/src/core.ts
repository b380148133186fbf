/**
 * Layout, drawing and interaction of data lineage, without React.
 *
 * @packageDocumentation
 */

export * from './types';

export * from './layout/layoutGraph';
export * from './layout/layoutInWorker';
export * from './layout/types';

export * from './drawing/CanvasGraph';
export * from './drawing/CanvasTheme';
export type { LegendSample, PictureCaption } from './drawing/drawCaption';
export * from './drawing/drawScene';
export * from './drawing/edgeDash';
export type { EdgeLine } from './drawing/EdgeLine';
export * from './drawing/exportScene';
export * from './drawing/getEmphasis';
export * from './drawing/ImageExportError';
export type { EdgeLabel, LabelPlacer } from './drawing/LabelPlacer';
export * from './drawing/MeasuredTheme';
export * from './drawing/paintCanvas';
export * from './drawing/paintSvg';
export type { NodeTitle } from './drawing/placeTitles';
export * from './drawing/Scene';
export * from './drawing/ScenePainter';
export * from './drawing/Shape';
export * from './drawing/sideButtons';
export * from './drawing/SpatialGrid';
export type { Span } from './drawing/splitPath';
export * from './drawing/teamColour';

export * from './interaction/createCameraCommands';
export * from './interaction/findConnected';
export * from './interaction/findNeighbourInDirection';
export * from './interaction/hitTest';
export * from './interaction/keyAction';

export * from './viewport/Camera';
export * from './viewport/viewport';
