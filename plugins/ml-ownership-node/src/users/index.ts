export { TeamDirectory } from './TeamDirectory';
export { UserDirectory } from './UserDirectory';
