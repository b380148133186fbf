export { createExamplesRouter } from './createExamplesRouter';
export { examplesServiceFactory } from './examplesServiceFactory';
