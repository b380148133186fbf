export * from './CsvButton';
export * from './csvText';
export * from './download';
