import { createApp } from '@backstage/frontend-defaults';
import { mlCatalogFeature } from '@mlownership/backstage-plugin-ml-ownership';
import { landingModule } from './modules/landing';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// The plugins themselves are discovered: see app.packages in app-config.yaml.
export default createApp({
  features: [mlCatalogFeature, landingModule, navModule, signInModule],
});
