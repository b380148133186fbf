export { authModuleDemoSignIn } from './authModuleDemoSignIn';
