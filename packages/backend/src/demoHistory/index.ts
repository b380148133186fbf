export { createDocumentFilter } from './createDocumentFilter';
export { demoHistoryPlugin } from './demoHistoryPlugin';
export { type HistoryReporter, type HistoryStatement } from './HistoryFile';
export { readHistoryFile } from './readHistoryFile';
