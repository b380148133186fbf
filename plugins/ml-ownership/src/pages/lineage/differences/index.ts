export * from './DifferencesPage';
