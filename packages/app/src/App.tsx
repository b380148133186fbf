import { createApp } from '@backstage/frontend-defaults';
import { mlCatalogIconsFeature } from '@mlownership/backstage-plugin-ml-ownership';
import { landingModule } from './modules/landing';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// Plugins are discovered automatically: see app.packages in app-config.yaml.
export default createApp({
  features: [mlCatalogIconsFeature, landingModule, navModule, signInModule],
});
