export * from './sameDeclaration';
export * from './sameVersion';
