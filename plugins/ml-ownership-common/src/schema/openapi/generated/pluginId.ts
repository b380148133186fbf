export const pluginId = 'ml-ownership';
