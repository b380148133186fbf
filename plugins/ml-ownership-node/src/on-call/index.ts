export * from './assessOnCall';
export * from './createOnCallModule';
export * from './findOnCallDeclaration';
export * from './OnCallCollector';
export * from './OnCallCursor';
export * from './onCallSourcesExtensionPoint';
export * from './OnCallSystem';
