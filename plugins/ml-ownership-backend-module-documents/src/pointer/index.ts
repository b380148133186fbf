export * from './resolvePointer';
