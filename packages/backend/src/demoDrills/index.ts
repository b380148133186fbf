export { demoDrillsPlugin } from './demoDrillsPlugin';
