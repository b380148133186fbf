/**
 * Backstage's configuration of Jest for all packages, with modules loaded faster: most of a test file's time goes to
 * loading Backstage.
 */
module.exports = async () => {
  const config = await require('@backstage/cli/config/jest');
  return { ...config, projects: config.projects.map(accelerate) };
};

function accelerate(project) {
  // Packages of the backend run on Jest's own runtime.
  const isBackend = project.runtime === undefined;
  return {
    ...project,
    runtime: require.resolve(
      isBackend ? './BackendRuntime.cjs' : './FrontendRuntime.cjs',
    ),
    transform: Object.fromEntries(
      Object.entries(project.transform).map(([pattern, transformer]) => [
        pattern,
        Array.isArray(transformer) &&
        transformer[0].endsWith('jestSwcTransform.js')
          ? [require.resolve('./transformer.cjs'), transformer[1]]
          : transformer,
      ]),
    ),
    moduleNameMapper: isBackend
      ? project.moduleNameMapper
      : {
          ...project.moduleNameMapper,
          'style-inject\\.es\\.esm\\.js$':
            require.resolve('./ignoreStyles.cjs'),
        },
  };
}
