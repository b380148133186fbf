export { Mark } from './Mark';
export { Wordmark } from './Wordmark';
