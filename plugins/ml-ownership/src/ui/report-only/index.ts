export * from './ReportOnlyNote';
