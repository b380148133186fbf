export * from './DateField';
export * from './dates';
export * from './FormDialog';
export * from './tooShort';
