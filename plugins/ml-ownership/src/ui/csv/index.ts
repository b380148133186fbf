export * from './CsvButton';
export * from './ListCsvButton';
export * from './download';
export * from './readCsvStream';
