import { createApp } from '@backstage/frontend-defaults';
import { landingModule } from './modules/landing';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [landingModule, navModule, signInModule],
});
